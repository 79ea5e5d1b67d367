import type { Observable } from '#client/offline/local-store/observable.ts';
import type { ErrorCode } from '#domain/api/errors.ts';
import type { DossierId, MediaType, Sha256 } from '#domain/api/primitives.ts';
import type { Answers } from '#domain/forms/answers.ts';
import type { Draft, DraftKind, DraftPart, DraftSummary } from './draft.ts';

export interface NewDraft {
  /** Chosen by who begins it, so that answers can be handed in before it is on the disk: they wait for it. */
  readonly id?: DossierId;
  readonly procedureCode: string;
  readonly procedureHash: Sha256;
  readonly formHash: Sha256;
  readonly answers?: Answers;
  readonly step?: string;
  /** For a correction or supplement: the dossier and the revision that it builds on. */
  readonly basedOn?: {
    readonly dossierId: DossierId;
    readonly revision: number;
    readonly kind: Exclude<DraftKind, 'NEW'>;
  };
  /** Files to begin with. All are sealed on the disk before the draft is there: it never begins with some of them. */
  readonly parts?: readonly NewPart[];
}

export interface PartDetails {
  readonly mediaType: MediaType;
  /** As the person's file is called; made safe here (NFC, no path, at most 120 characters). */
  readonly name: string;
  readonly pages?: number;
  readonly thumbnail?: Blob;
}

export interface NewPart extends PartDetails {
  readonly componentCode: string;
  readonly bytes: Blob;
}

/** An answer that is undefined is taken away. */
export type AnswersPatch = { readonly [fieldId: string]: Answers[string] | undefined };

export type SavedState =
  | { readonly state: 'saved'; readonly at: string | null }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly code: ErrorCode };

/** writer: this tab has the draft. reader: another tab does; turns to writer by itself when that one leaves. */
export type DraftRole = 'pending' | 'writer' | 'reader';

/** Drafts of the profile that is open now. All throw AppError device.storageFull, device.vaultLocked, device.storageLost. */
export interface Drafts {
  create(start: NewDraft): Promise<Draft>;
  list(): Promise<DraftSummary[]>;
  read(draftId: string): Promise<Draft | undefined>;
  /** Remembered at once, on the disk within 300 ms or at `flush`. */
  saveAnswers(draftId: string, patch: AnswersPatch): void;
  saveStep(draftId: string, step: string): void;
  /** Resolves when everything handed in so far is on the disk; rejects with why not. */
  flush(draftId?: string): Promise<void>;
  savedState(draftId: string): Observable<SavedState>;
  /**
   * The bytes are sealed on the disk before it resolves (F25). `atMost`: how many files the paper takes, counted when this one joins
   * them. Throws document.empty, document.unreadable, document.tooMany too.
   */
  addPart(
    draftId: string,
    componentCode: string,
    bytes: Blob,
    details: PartDetails,
    atMost?: number,
  ): Promise<DraftPart>;
  replacePart(draftId: string, partId: string, bytes: Blob, details: PartDetails): Promise<DraftPart>;
  /**
   * One file in the place of several of one paper, which go in the very write that brings it; the first of them says where it stands.
   * Throws document.notFound when one of them is there no more.
   */
  joinParts(draftId: string, partIds: readonly string[], bytes: Blob, details: PartDetails): Promise<DraftPart>;
  removePart(draftId: string, partId: string): Promise<void>;
  /** `to` is the new place among the files of its paper, from 0. */
  movePart(draftId: string, partId: string, to: number): Promise<void>;
  /** Throws device.partMissing when the bytes are gone. */
  readPart(draftId: string, partId: string, which?: 'file' | 'thumbnail'): Promise<Blob>;
  copy(draftId: string): Promise<Draft>;
  remove(draftId: string): Promise<void>;
  /** A zip for the person: answers as JSON and every file. */
  export(draftId: string): Promise<Blob>;
  /** Holds the draft for this tab until released. */
  hold(draftId: string): { readonly role: Observable<DraftRole>; release(): void };
}
