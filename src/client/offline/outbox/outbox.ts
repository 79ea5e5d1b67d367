import type { OutboxState } from '#client/offline/local-store/rows.ts';
import type { DraftKind } from '#client/offline/sync/draft.ts';
import type { ErrorCode, SenderAction } from '#domain/api/errors.ts';
import type { DossierId, UnitId } from '#domain/api/primitives.ts';
import type { ProblemIssue } from '#domain/api/problem.ts';
import type { Manifest } from '#domain/dossiers/manifest.ts';
import type { Answers } from '#domain/forms/answers.ts';

/** One waiting or sent dossier, as a screen shows it. `locales/<lng>/outbox.json` has a sentence for each state and wait. */
export interface OutboxItem {
  readonly id: DossierId;
  readonly state: OutboxState;
  /** The error's code (sentence in errors.json) and what the sender does about it. */
  readonly reason: ErrorCode | null;
  readonly waitsFor: SenderAction | null;
  readonly issues: readonly ProblemIssue[];
  readonly procedureCode: string;
  readonly kind: DraftKind;
  readonly revision: number;
  readonly partCount: number;
  readonly sealedAt: string;
  readonly ageMs: number;
  readonly attempts: number;
  /** When it is tried again by itself; null: not waiting for a time. */
  readonly nextTryAt: string | null;
  readonly progress: { readonly bytesSent: number; readonly bytesTotal: number };
  readonly submissionReference: string | null;
  readonly receivedAt: string | null;
}

/** What was sealed, whole: for the summary screen, and to see both versions after a refusal. */
export interface SealedSubmission {
  readonly manifest: Manifest;
  readonly answers: Answers;
  /** Once received: the checked compact JWS. */
  readonly receipt: string | null;
}

export interface SealDetails {
  /** Pruned and normalised by the compiled form: exactly what is sent. */
  readonly answers: Answers;
  readonly competentUnitId: UnitId;
  readonly declaration: Manifest['declaration'];
}

export interface Outbox {
  /**
   * Seals the draft for sending: checks every file's bytes, writes the waiting dossier in one transaction, wakes the sender.
   * Ten taps give one. Throws device.partMissing (details.partId), device.storageFull, device.vaultLocked.
   */
  seal(draftId: string, details: SealDetails): Promise<OutboxItem>;
  list(): Promise<OutboxItem[]>;
  read(dossierId: string): Promise<OutboxItem | undefined>;
  readSubmission(dossierId: string): Promise<SealedSubmission | undefined>;
  /** Tries at once: one dossier, whatever its reason, or all that wait. */
  sendNow(dossierId?: string): Promise<void>;
  /** "Sửa": the draft is there again; what was sealed stays readable until it is sealed anew. Throws dossier.transitionNotAllowed while sending. */
  reopen(dossierId: string): Promise<void>;
  /** Takes a dossier that was not received off the device, with its files; or forgets a received one here. */
  discard(dossierId: string): Promise<void>;
}
