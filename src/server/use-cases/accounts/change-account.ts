import type * as z from 'zod/mini';
import type { Account, accountsApi } from '#domain/api/accounts.ts';
import { AppError } from '#domain/api/errors.ts';
import { updateAccount } from '#server/repositories/account-repository.ts';
import { insertAuditEntry } from '#server/repositories/audit-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import type { CitizenCaller } from '#server/use-cases/caller.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

/**
 * Changes what a person may change about the own account. That consent was given or withdrawn is kept in the log (Law 91/2025).
 * @throws AppError session.expired when the account is gone
 */
export async function changeAccount(
  context: PortalContext,
  store: Store,
  { accountId }: Pick<CitizenCaller, 'accountId'>,
  { language, keepForNextTime }: z.output<typeof accountsApi.changeMine.body>,
): Promise<Account> {
  const account = await updateAccount(store, accountId, {
    ...(language === undefined ? {} : { language }),
    ...(keepForNextTime === undefined ? {} : { keepForNextTime }),
  });
  if (account === undefined) throw new AppError('session.expired');
  if (keepForNextTime !== undefined) {
    const detail = { keepForNextTime };
    const at = instantNow(context);
    await insertAuditEntry(store, { at, actorKind: 'citizen', actorId: accountId, action: 'changeConsent', detail });
  }
  return account;
}
