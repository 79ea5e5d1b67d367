import { createHash } from 'node:crypto';
import { AppError, type ErrorCode } from '#domain/api/errors.ts';
import { canonicalJson } from '#domain/dossiers/canonical-json.ts';
import {
  type CommandClaim,
  type CommandKey,
  claimCommand,
  findCommand,
  storeCommandAnswer,
} from '#server/repositories/command-repository.ts';
import { inTransaction, type Store } from '#server/repositories/store.ts';
import { instantNow, type PortalContext } from './portal-context.ts';

/** What a command's handler works on. */
export type { CommandClaim, Store };

/** A refusal that must be remembered although the command's transaction is undone: `trace` is written after it. */
export class RememberedRefusal extends AppError {
  readonly trace: (store: Store) => Promise<void>;

  constructor(code: ErrorCode, trace: (store: Store) => Promise<void>) {
    super(code);
    this.trace = trace;
  }
}

/** A command as it came: its key, and what it asks for. */
export interface Command extends CommandKey {
  readonly content: unknown;
}

/** Text with half a character in it has no canonical form. */
function hashContent(content: unknown): string {
  try {
    return createHash('sha256')
      .update(canonicalJson(content ?? null))
      .digest('hex');
  } catch (fault) {
    throw new AppError('request.invalid', undefined, fault);
  }
}

/** The command as it is kept. @throws AppError request.invalid */
export const claimOf = ({ content, ...key }: Command): CommandClaim => ({ ...key, contentHash: hashContent(content) });

/**
 * Carries a command out once (rule 4): the first time `work` runs and its answer is kept in the same transaction; afterwards the
 * kept answer is given. A refusal leaves no trace but the one that it names, so that the same command may succeed later.
 * @throws AppError request.idempotencyKeyReused when the id comes with other content
 */
export async function runOnce<T>(
  context: PortalContext,
  { contentHash, ...key }: CommandClaim,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const once = inTransaction(context.database, async (store) => {
    if (await claimCommand(store, key, contentHash, instantNow(context))) {
      const answer = await work(store);
      await storeCommandAnswer(store, key, answer);
      return answer;
    }
    const earlier = await findCommand(store, key);
    if (earlier === undefined || earlier.contentHash !== contentHash)
      throw new AppError('request.idempotencyKeyReused');
    return earlier.answer as T;
  });
  return once.catch(async (fault: unknown) => {
    if (fault instanceof RememberedRefusal) await inTransaction(context.database, fault.trace);
    throw fault;
  });
}
