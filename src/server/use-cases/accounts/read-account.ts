import type { Account } from '#domain/api/accounts.ts';
import { AppError } from '#domain/api/errors.ts';
import { findAccount, findVaultShare } from '#server/repositories/account-repository.ts';
import type { CitizenCaller } from '#server/use-cases/caller.ts';
import type { PortalContext } from '#server/use-cases/portal-context.ts';

/** @throws AppError session.expired when the account is gone */
export async function readAccount(context: PortalContext, caller: CitizenCaller): Promise<Account> {
  const account = await findAccount(context.database, caller.accountId);
  if (account === undefined) throw new AppError('session.expired');
  return account;
}

export async function readVaultShare(context: PortalContext, caller: CitizenCaller): Promise<string> {
  const share = await findVaultShare(context.database, caller.accountId);
  if (share === undefined) throw new AppError('session.expired');
  return share;
}
