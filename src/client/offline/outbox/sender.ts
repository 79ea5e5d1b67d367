import { callPortal } from '#client/api/call-portal.ts';
import { PortalError } from '#client/api/portal-error.ts';
import { type EnginePorts, lineOf } from '#client/offline/local-store/ports.ts';
import type { OutboxRow } from '#client/offline/local-store/rows.ts';
import type { PublicData } from '#client/offline/sync/public-data.ts';
import { uploadPart } from '#client/offline/uploads/upload-part.ts';
import { removeFile } from '#client/offline/vault/sealed-files.ts';
import type { Vault } from '#client/offline/vault/vault.ts';
import { accountsApi } from '#domain/api/accounts.ts';
import { dossiersApi } from '#domain/api/dossiers.ts';
import { AppError, ERRORS, type ErrorCode } from '#domain/api/errors.ts';
import type { PublicJwk } from '#domain/api/portal.ts';
import { CommandId, DossierId } from '#domain/api/primitives.ts';
import { uploadsApi } from '#domain/api/uploads.ts';
import { asRead, openSubmission, type Submission, sealSubmission } from './submission-rows.ts';
import { keyIdOf, verifyReceipt } from './verify-receipt.ts';

/** Between two tries there are never more than five minutes while there is a line. */
const LONGEST_WAIT = 300_000;
const SENDABLE = new Set<OutboxRow['state']>(['sealed', 'uploading', 'committing']);
const PARTS_MISSING_TRIES = 3;
const LOOK_AGAIN = 2_000;

/** The row is no longer this round's to change. */
class TakenAway extends Error {}

const unlessTaken = (fault: unknown): void => {
  if (fault instanceof TakenAway) throw fault;
};

export interface SenderParts {
  readonly ports: EnginePorts;
  readonly vault: Vault;
  readonly publicData: Pick<PublicData, 'load' | 'refresh'>;
}

export interface Sender {
  /** Sends what is due; `force`: whatever its time and reason. Resolves when nothing more can be done now. */
  run(force?: { readonly dossierId?: string }): Promise<void>;
  /** Milliseconds until something is due; undefined: nothing waits for a time. */
  untilNext(): Promise<number | undefined>;
}

/** Whether a row's time has come; a clock that was set back or forward makes it come at once (rule 9). */
export const isDue = (row: OutboxRow, now: number): boolean => {
  if (!SENDABLE.has(row.state)) return false;
  if (row.nextTryAt === null) return row.reason === null;
  const left = Date.parse(row.nextTryAt) - now;
  return left <= 0 || left > row.waitMs;
};

export function createSender({ ports, vault, publicData }: SenderParts): Sender {
  const { store, clock, random, locks, announcer, crypto } = ports;
  const net = lineOf(ports);
  const stamp = (): string => new Date(clock.now()).toISOString();

  /** Still the same seal of the same person, and not taken back into hand, received or deleted meanwhile. */
  const isOurs = (row: OutboxRow, known: OutboxRow | undefined): known is OutboxRow =>
    known !== undefined &&
    known.commandId === row.commandId &&
    known.profileId === row.profileId &&
    known.state !== 'draft' &&
    known.state !== 'received';

  /**
   * Changes a row that is still ours; nobody else's change is written over. Throws TakenAway otherwise: the person, another tab or
   * a sign-in was faster, and this round has nothing more to do with it.
   */
  const update = async (row: OutboxRow, change: Partial<OutboxRow>): Promise<OutboxRow> => {
    for (let tries = 0; tries < 20; tries += 1) {
      const known = await store.get('outbox', row.id);
      if (!isOurs(row, known)) break;
      const next = { ...known, ...change, updatedAt: stamp() };
      if (await store.write([{ put: 'outbox', value: next }], [asRead(known)])) {
        announcer.announce('outbox');
        return next;
      }
    }
    throw new TakenAway();
  };

  /** Puts a failure where the one table says (rule 3). */
  const settle = async (row: OutboxRow, fault: unknown): Promise<void> => {
    const error = fault instanceof AppError ? fault : new AppError('line.unreachable', undefined, fault);
    const code: ErrorCode = error.code;
    const issues = error instanceof PortalError ? (error.problem.issues ?? []) : [];
    const attempts = row.attempts + 1;
    if (ERRORS[code].sender === 'retry-later') {
      const told = error.details?.['retryAfterSeconds'];
      const backoff = Math.min(LONGEST_WAIT, 1_000 * 2 ** Math.min(attempts, 9)) * (0.5 + random.fraction() / 2);
      const waitMs = Math.round(typeof told === 'number' ? Math.min(LONGEST_WAIT, told * 1_000) : backoff);
      const nextTryAt = new Date(clock.now() + waitMs).toISOString();
      // Between two tries nothing is on its way: it waits, and may be taken back into hand.
      // After a commit whose answer is not known the portal may have it: then it stays a commit, and nobody changes it.
      const state = row.state === 'uploading' ? 'sealed' : row.state;
      await update(row, { state, reason: code, issues, attempts, waitMs, nextTryAt });
      return;
    }
    const waiting = row.state === 'committing' ? 'committing' : 'sealed';
    const state =
      ERRORS[code].sender === 'needs-you' ? 'needs-you' : ERRORS[code].sender === 'parked' ? 'parked' : waiting;
    await update(row, { state, reason: code, issues, attempts, waitMs: 0, nextTryAt: null });
  };

  const currentKeys = async (receipt: string): Promise<readonly PublicJwk[]> => {
    const { keys } = await publicData.load('keys');
    if (keys.some((key) => key.kid === keyIdOf(receipt))) return keys;
    return (await publicData.refresh('keys')).keys;
  };

  const uploadMissing = async (row: OutboxRow, submission: Submission): Promise<void> => {
    const hashes = [...new Set(submission.manifest.parts.map((part) => part.sha256))];
    if (hashes.length === 0) return;
    const { missing } = await callPortal(uploadsApi.findMissingParts, {
      ...net,
      forProfile: row.profileId,
      body: { sha256: hashes },
    });
    const bytesOf = (hash: string): number => submission.parts.find((part) => part.sha256 === hash)?.size ?? 0;
    let done = hashes.filter((hash) => !missing.includes(hash)).reduce((sum, hash) => sum + bytesOf(hash), 0);
    await update(row, { bytesSent: done });
    for (const hash of missing) {
      const part = submission.parts.find((it) => it.sha256 === hash);
      if (part === undefined) throw new AppError('device.partMissing');
      const uploads = (await store.get('outbox', row.id))?.uploads ?? {};
      await uploadPart({ ...ports, forProfile: row.profileId }, part, uploads[hash], {
        location: async (url) => {
          const now = (await store.get('outbox', row.id))?.uploads ?? {};
          await update(row, { uploads: { ...now, [hash]: url } });
        },
        sent: async (bytes) => {
          // A full disk takes the figure, not the sending.
          await update(row, { bytesSent: done + bytes }).catch(unlessTaken);
        },
      }).catch(async (fault: unknown) => {
        // A refused upload is begun anew, not gone on with.
        if (fault instanceof PortalError) {
          const now = { ...(await store.get('outbox', row.id))?.uploads };
          delete now[hash];
          await update(row, { uploads: now });
        }
        throw fault;
      });
      done += part.size;
    }
  };

  const commit = async (row: OutboxRow, submission: Submission): Promise<void> => {
    await update(row, { state: 'committing', reason: null });
    const answer = await callPortal(dossiersApi.submit, {
      ...net,
      forProfile: row.profileId,
      params: { dossierId: DossierId.parse(row.id) },
      commandId: CommandId.parse(row.commandId),
      body: { manifest: submission.manifest, answers: submission.answers },
      timeoutMs: 60_000,
    });
    const payload = await verifyReceipt(crypto, answer.receipt, submission.manifest, await currentKeys(answer.receipt));
    if (payload === undefined) throw new AppError('line.receiptInvalid');
    await receive(row, submission, answer.receipt, payload.submissionReference, payload.officialReceivedAt);
  };

  /** Received: the receipt is kept, the draft and the files have served. All in one write. */
  const receive = async (
    { id, commandId }: OutboxRow,
    submission: Submission,
    receipt: string,
    submissionReference: string,
    receivedAt: string,
  ): Promise<void> => {
    const row = await store.get('outbox', id);
    if (row === undefined) return;
    const { parts } = submission;
    const files = parts.flatMap((part) => [part.file, ...(part.thumbnail === undefined ? [] : [part.thumbnail])]);
    const at = stamp();
    await store.write(
      [
        { put: 'rows', value: await sealSubmission(vault, { ...submission, parts: [], receipt }, at) },
        {
          put: 'outbox',
          value: {
            ...row,
            state: 'received',
            reason: null,
            issues: [],
            nextTryAt: null,
            waitMs: 0,
            uploads: {},
            blobIds: [],
            bytesSent: row.bytesTotal,
            submissionReference,
            receivedAt,
            updatedAt: at,
          },
        },
        { remove: 'rows', key: id },
        ...files.map(removeFile),
      ],
      [{ in: 'outbox', key: id, holds: (known) => known?.commandId === commandId }],
    );
    announcer.announce('outbox');
    announcer.announce('drafts');
    // A tab that still has the draft in memory lets it go: what comes next begins from what the portal holds.
    announcer.announce(`draft:${id}`);
    announcer.announce('mine');
  };

  const sendOne = async (due: OutboxRow, signedInAs: string | null): Promise<void> => {
    const row = await store.get('outbox', due.id);
    if (!isOurs(due, row)) throw new TakenAway();
    if (signedInAs === null) throw new AppError('session.missing');
    if (signedInAs !== row.profileId)
      throw new AppError(row.profileId.startsWith('g-') ? 'session.missing' : 'session.otherAccount');
    // Claimed first: from here on nobody takes it back into hand.
    await update(row, {
      state: row.state === 'committing' ? 'committing' : 'uploading',
      reason: null,
      nextTryAt: null,
      waitMs: 0,
    });
    const submission = await openSubmission(ports, vault, row);
    if (submission === undefined) throw new AppError('device.storageLost');
    for (let tries = 1; ; tries += 1) {
      await uploadMissing(row, submission);
      try {
        await commit(row, submission);
        return;
      } catch (fault) {
        const missing = fault instanceof AppError && fault.code === 'dossier.partsMissing';
        if (!missing || tries >= PARTS_MISSING_TRIES) throw fault;
      }
    }
  };

  /** Whose session this is, by the portal: a dossier never goes out under another account. */
  const whoIsSignedIn = async (): Promise<string | null> => {
    const { session } = await callPortal(accountsApi.readSession, net);
    return session?.account ? vault.accountProfileId(session.account.id) : null;
  };

  const sendDue = async (force: { readonly dossierId?: string } | undefined): Promise<void> => {
    const rows = (await store.listOutbox()).filter((row) => {
      const asked = force !== undefined && (force.dossierId === undefined || force.dossierId === row.id);
      const retried = row.state === 'parked' && force?.dossierId === row.id;
      return asked ? SENDABLE.has(row.state) || retried : isDue(row, clock.now());
    });
    if (rows.length === 0) return;
    let signedInAs: string | null;
    try {
      signedInAs = await whoIsSignedIn();
    } catch (fault) {
      // One row that cannot be written (a full disk) does not keep the others from hearing of it.
      for (const row of rows) await settle(row, fault).catch(() => undefined);
      return;
    }
    // One bad item never holds back the others.
    for (const row of rows.sort((a, b) => (a.sealedAt < b.sealedAt ? -1 : 1))) {
      try {
        await sendOne(row, signedInAs);
      } catch (fault) {
        if (fault instanceof TakenAway) continue;
        const latest = await store.get('outbox', row.id).catch(() => undefined);
        if (isOurs(row, latest)) await settle(latest, fault).catch(() => undefined);
      }
    }
  };

  return {
    run: (force) =>
      // One sender at a time, in whichever tab or worker: a second one has nothing to add.
      locks.request('sender', force === undefined ? { ifAvailable: true } : {}, async (held) => {
        if (held) await sendDue(force);
      }),
    async untilNext() {
      const waits = (await store.listOutbox())
        .filter((row) => SENDABLE.has(row.state) && (row.nextTryAt !== null || row.reason === null))
        .map((row) =>
          // What is due and does not go is behind another sender: it is looked at again soon.
          row.nextTryAt === null
            ? LOOK_AGAIN
            : Math.min(row.waitMs, Math.max(0, Date.parse(row.nextTryAt) - clock.now())),
        );
      return waits.length === 0 ? undefined : Math.min(...waits);
    },
  };
}
