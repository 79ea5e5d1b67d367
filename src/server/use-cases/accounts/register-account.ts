import type * as z from 'zod/mini';
import type { Account, accountsApi } from '#domain/api/accounts.ts';
import { AppError } from '#domain/api/errors.ts';
import { AccountId } from '#domain/api/primitives.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { personIssues, tidyPerson } from '#domain/identity/person.ts';
import {
  accountExistsWithPersonalId,
  findAccountByAddress,
  insertAccount,
} from '#server/repositories/account-repository.ts';
import { insertAuditEntry } from '#server/repositories/audit-repository.ts';
import { countAttempt, findChallenge, markUsed } from '#server/repositories/challenge-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import type { DeviceCaller } from '#server/use-cases/caller.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';
import { RememberedRefusal } from '#server/use-cases/run-once.ts';
import { MOST_ATTEMPTS } from './answer-sign-in-code.ts';

type Registration = z.output<typeof accountsApi.register.body>;

/**
 * Opens an account with the address that was verified on this device (Decree 45/2020 Art 7).
 * @throws AppError account.notVerified, request.invalid (facts: issues), account.personalIdTaken, account.codeUsedUp, account.exists
 */
export async function registerAccount(
  context: PortalContext,
  store: Store,
  caller: Pick<DeviceCaller, 'deviceId'>,
  wish: Registration,
): Promise<Account> {
  const now = instantNow(context);
  const challenge = await findChallenge(store, wish.challengeId, caller.deviceId);
  if (
    challenge === undefined ||
    challenge.verifiedAt === null ||
    challenge.usedAt !== null ||
    challenge.expiresAt <= now
  ) {
    throw new AppError('account.notVerified');
  }
  const person = tidyPerson(wish);
  const issues = personIssues(person, localDate(now));
  if (issues.length > 0) throw new AppError('request.invalid', { issues });
  // Who has an account is told to its owner who mistypes, not to whoever tries number after number.
  if (challenge.attempts >= MOST_ATTEMPTS) throw new AppError('account.codeUsedUp');
  if (await accountExistsWithPersonalId(store, person.personalId))
    throw new RememberedRefusal('account.personalIdTaken', (after) => countAttempt(after, challenge.id));
  if ((await findAccountByAddress(store, challenge.address)) !== undefined) throw new AppError('account.exists');
  const account: Account = {
    id: AccountId.parse(context.randomUuid()),
    ...person,
    phone: challenge.channel === 'SMS' ? challenge.address : null,
    email: challenge.channel === 'EMAIL' ? challenge.address : null,
    language: wish.language,
    identityAssurance: 'SELF_DECLARED',
    keepForNextTime: wish.consents.keepForNextTime,
    createdAt: now,
  };
  const inserted = await insertAccount(store, {
    ...account,
    keepForNextTime: wish.consents.keepForNextTime,
    noticeVersion: wish.noticeVersion,
    vaultShare: Buffer.from(context.randomBytes(32)).toString('base64url'),
  });
  if (!inserted) throw new AppError('account.exists');
  await markUsed(store, challenge.id, now);
  await insertAuditEntry(store, { at: now, actorKind: 'citizen', actorId: account.id, action: 'register' });
  return account;
}
