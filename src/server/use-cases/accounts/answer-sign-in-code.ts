import { timingSafeEqual } from 'node:crypto';
import type { Account } from '#domain/api/accounts.ts';
import { AppError } from '#domain/api/errors.ts';
import { findAccountByAddress } from '#server/repositories/account-repository.ts';
import { insertAuditEntry } from '#server/repositories/audit-repository.ts';
import { countAttempt, findChallenge, markUsed, markVerified } from '#server/repositories/challenge-repository.ts';
import { inTransaction } from '#server/repositories/store.ts';
import type { DeviceCaller } from '#server/use-cases/caller.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';
import { beginCitizenSession, type IssuedToken } from './begin-session.ts';
import { hashCode } from './request-sign-in-code.ts';

/** Wrong answers to one challenge: of the code, and of what it opens. */
export const MOST_ATTEMPTS = 5;

export type SignInOutcome =
  | { readonly outcome: 'SIGNED_IN'; readonly account: Account; readonly issued: IssuedToken }
  | { readonly outcome: 'REGISTER' };

/** @throws AppError account.codeWrong, account.codeExpired, account.codeUsedUp */
export async function answerSignInCode(
  context: PortalContext,
  caller: Pick<DeviceCaller, 'deviceId'>,
  formerToken: string | undefined,
  answer: { challengeId: string; code: string },
): Promise<SignInOutcome> {
  // A wrong answer is counted and must stay counted: the refusal is thrown after the transaction.
  const outcome = await inTransaction(context.database, async (store): Promise<SignInOutcome | AppError> => {
    const challenge = await findChallenge(store, answer.challengeId, caller.deviceId);
    const now = instantNow(context);
    if (challenge === undefined || challenge.usedAt !== null) return new AppError('account.codeExpired');
    if (challenge.attempts >= MOST_ATTEMPTS) return new AppError('account.codeUsedUp');
    if (challenge.expiresAt <= now) return new AppError('account.codeExpired');
    const given = Buffer.from(hashCode(challenge.id, answer.code), 'hex');
    if (!timingSafeEqual(given, Buffer.from(challenge.codeHash, 'hex'))) {
      await countAttempt(store, challenge.id);
      const left = MOST_ATTEMPTS - challenge.attempts - 1;
      return left > 0 ? new AppError('account.codeWrong', { attemptsLeft: left }) : new AppError('account.codeUsedUp');
    }
    await markVerified(store, challenge.id, now);
    const account = await findAccountByAddress(store, challenge.address);
    if (account === undefined) return { outcome: 'REGISTER' };
    await markUsed(store, challenge.id, now);
    await insertAuditEntry(store, { at: now, actorKind: 'citizen', actorId: account.id, action: 'signIn' });
    const issued = await beginCitizenSession(context, store, caller.deviceId, account.id, formerToken);
    return { outcome: 'SIGNED_IN', account, issued };
  });
  if (outcome instanceof AppError) throw outcome;
  return outcome;
}
