import { callPortal } from '#client/api/call-portal.ts';
import { PortalError } from '#client/api/portal-error.ts';
import type { EnginePorts } from '#client/offline/local-store/ports.ts';
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
import { openSubmission, type Submission, sealSubmission } from './submission-rows.ts';
import { keyIdOf, verifyReceipt } from './verify-receipt.ts';

/** Between two tries there are never more than five minutes while there is a line. */
const LONGEST_WAIT = 300_000;
const SENDABLE = new Set<OutboxRow['state']>(['sealed', 'uploading', 'committing']);
const PARTS_MISSING_TRIES = 3;

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
  const { store, clock, random, locks, announcer, fetch, origin, crypto } = ports;
  const net = { fetch, origin };
  const stamp = (): string => new Date(clock.now()).toISOString();

  const update = async (id: string, change: Partial<OutboxRow>): Promise<OutboxRow | undefined> => {
    const row = await store.get('outbox', id);
    if (row === undefined) return undefined;
    const next = { ...row, ...change, updatedAt: stamp() };
    await store.write([{ put: 'outbox', value: next }]);
    announcer.announce('outbox');
    return next;
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
      const state = row.state === 'uploading' ? 'sealed' : row.state;
      await update(row.id, { state, reason: code, issues, attempts, waitMs, nextTryAt });
      return;
    }
    const state =
      ERRORS[code].sender === 'needs-you' ? 'needs-you' : ERRORS[code].sender === 'parked' ? 'parked' : 'sealed';
    await update(row.id, { state, reason: code, issues, attempts, waitMs: 0, nextTryAt: null });
  };

  const currentKeys = async (receipt: string): Promise<readonly PublicJwk[]> => {
    const { keys } = await publicData.load('keys');
    if (keys.some((key) => key.kid === keyIdOf(receipt))) return keys;
    return (await publicData.refresh('keys')).keys;
  };

  const uploadMissing = async (row: OutboxRow, submission: Submission): Promise<void> => {
    const hashes = [...new Set(submission.manifest.parts.map((part) => part.sha256))];
    if (hashes.length === 0) return;
    const { missing } = await callPortal(uploadsApi.findMissingParts, { ...net, body: { sha256: hashes } });
    const bytesOf = (hash: string): number => submission.parts.find((part) => part.sha256 === hash)?.size ?? 0;
    let done = hashes.filter((hash) => !missing.includes(hash)).reduce((sum, hash) => sum + bytesOf(hash), 0);
    await update(row.id, { state: 'uploading', bytesSent: done });
    for (const hash of missing) {
      const part = submission.parts.find((it) => it.sha256 === hash);
      if (part === undefined) throw new AppError('device.partMissing');
      const uploads = (await store.get('outbox', row.id))?.uploads ?? {};
      await uploadPart(ports, part, uploads[hash], {
        location: async (url) => {
          const now = (await store.get('outbox', row.id))?.uploads ?? {};
          await update(row.id, { uploads: { ...now, [hash]: url } });
        },
        sent: async (bytes) => {
          await update(row.id, { bytesSent: done + bytes });
        },
      }).catch(async (fault: unknown) => {
        // A refused upload is begun anew, not gone on with.
        if (fault instanceof PortalError) {
          const now = { ...(await store.get('outbox', row.id))?.uploads };
          delete now[hash];
          await update(row.id, { uploads: now });
        }
        throw fault;
      });
      done += part.size;
    }
  };

  const commit = async (row: OutboxRow, submission: Submission): Promise<void> => {
    await update(row.id, { state: 'committing', reason: null });
    const answer = await callPortal(dossiersApi.submit, {
      ...net,
      params: { dossierId: DossierId.parse(row.id) },
      commandId: CommandId.parse(row.commandId),
      body: { manifest: submission.manifest, answers: submission.answers },
      timeoutMs: 60_000,
    });
    const payload = await verifyReceipt(crypto, answer.receipt, submission.manifest, await currentKeys(answer.receipt));
    if (payload === undefined) throw new AppError('line.receiptInvalid');
    await receive(row.id, submission, answer.receipt, payload.submissionReference, payload.officialReceivedAt);
  };

  /** Received: the receipt is kept, the draft and the files have served. All in one write. */
  const receive = async (
    id: string,
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
    await store.write([
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
    ]);
    announcer.announce('outbox');
    announcer.announce('drafts');
    // A tab that still has the draft in memory lets it go: what comes next begins from what the portal holds.
    announcer.announce(`draft:${id}`);
    announcer.announce('mine');
  };

  const sendOne = async (row: OutboxRow, signedInAs: string | null): Promise<void> => {
    if (signedInAs === null) throw new AppError('session.missing');
    if (signedInAs !== row.profileId)
      throw new AppError(row.profileId.startsWith('g-') ? 'session.missing' : 'session.otherAccount');
    const submission = await openSubmission(ports, vault, row.id);
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
      for (const row of rows) await settle(row, fault);
      return;
    }
    // One bad item never holds back the others.
    for (const row of rows.sort((a, b) => (a.sealedAt < b.sealedAt ? -1 : 1))) {
      try {
        await sendOne(row, signedInAs);
      } catch (fault) {
        const latest = (await store.get('outbox', row.id)) ?? row;
        if (latest.state !== 'received') await settle(latest, fault);
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
        .filter((row) => SENDABLE.has(row.state) && row.nextTryAt !== null)
        .map((row) => Math.min(row.waitMs, Math.max(0, Date.parse(row.nextTryAt ?? '') - clock.now())));
      return waits.length === 0 ? undefined : Math.min(...waits);
    },
  };
}
