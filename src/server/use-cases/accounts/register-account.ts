import type * as z from 'zod/mini';
import type { Account, accountsApi } from '#domain/api/accounts.ts';
import { AppError } from '#domain/api/errors.ts';
import { AccountId } from '#domain/api/primitives.ts';
import type { ProblemIssue } from '#domain/api/problem.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { personalIdAgrees, readPersonalId } from '#domain/identity/personal-id.ts';
import {
  accountExistsWithPersonalId,
  findAccountByAddress,
  insertAccount,
} from '#server/repositories/account-repository.ts';
import { insertAuditEntry } from '#server/repositories/audit-repository.ts';
import { findChallenge, markUsed } from '#server/repositories/challenge-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import type { DeviceCaller } from '#server/use-cases/caller.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

type Registration = z.output<typeof accountsApi.register.body>;

const NAME = /^[\p{L}][\p{L}\p{M}'’.\- ]*$/u;
const OLDEST = 130;

/** What is wrong with a registration, field by field. */
export function registrationIssues(wish: Registration, today: string): ProblemIssue[] {
  const issues: ProblemIssue[] = [];
  const name = wish.fullName.normalize('NFC').trim();
  if (!NAME.test(name) || name.length < 2) issues.push({ path: 'fullName', code: 'field.name.letters' });
  const birth = new Date(`${wish.birthDate}T00:00:00Z`);
  const real = !Number.isNaN(birth.getTime()) && birth.toISOString().startsWith(wish.birthDate);
  const years = Number(today.slice(0, 4)) - Number(wish.birthDate.slice(0, 4));
  if (!real) issues.push({ path: 'birthDate', code: 'field.date.notReal' });
  else if (wish.birthDate > today) issues.push({ path: 'birthDate', code: 'field.date.tooLate' });
  else if (years > OLDEST) issues.push({ path: 'birthDate', code: 'field.date.tooEarly' });
  const parts = readPersonalId(wish.personalId);
  if (typeof parts === 'string') issues.push({ path: 'personalId', code: parts });
  else if (real && !personalIdAgrees(wish.personalId, wish.birthDate)) {
    issues.push({ path: 'personalId', code: 'field.personalId.birthYear' });
  }
  return issues;
}

/**
 * Opens an account with the address that was verified on this device (Decree 45/2020 Art 7).
 * @throws AppError account.notVerified, request.invalid (facts: issues), account.personalIdTaken, account.exists
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
  const issues = registrationIssues(wish, localDate(now));
  if (issues.length > 0) throw new AppError('request.invalid', { issues });
  if (await accountExistsWithPersonalId(store, wish.personalId)) throw new AppError('account.personalIdTaken');
  if ((await findAccountByAddress(store, challenge.address)) !== undefined) throw new AppError('account.exists');
  const account: Account = {
    id: AccountId.parse(context.randomUuid()),
    fullName: wish.fullName.normalize('NFC').trim().replace(/\s+/g, ' '),
    birthDate: wish.birthDate,
    personalId: wish.personalId,
    phone: challenge.channel === 'SMS' ? challenge.address : null,
    email: challenge.channel === 'EMAIL' ? challenge.address : null,
    language: wish.language,
    identityAssurance: 'SELF_DECLARED',
    createdAt: now,
  };
  const inserted = await insertAccount(store, {
    ...account,
    noticeVersion: wish.noticeVersion,
    keepForNextTime: wish.consents.keepForNextTime,
    vaultShare: Buffer.from(context.randomBytes(32)).toString('base64url'),
  });
  if (!inserted) throw new AppError('account.exists');
  await markUsed(store, challenge.id, now);
  await insertAuditEntry(store, { at: now, actorKind: 'citizen', actorId: account.id, action: 'register' });
  return account;
}
