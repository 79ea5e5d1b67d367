import { accountsApi } from '#domain/api/accounts.ts';
import { AppError } from '#domain/api/errors.ts';
import { setSessionCookie } from '#server/http/plugins/identity.ts';
import { answerSignInCode } from '#server/use-cases/accounts/answer-sign-in-code.ts';
import { beginCitizenSession, endSession, introduceDevice } from '#server/use-cases/accounts/begin-session.ts';
import { changeAccount } from '#server/use-cases/accounts/change-account.ts';
import { readAccount, readVaultShare } from '#server/use-cases/accounts/read-account.ts';
import { registerAccount } from '#server/use-cases/accounts/register-account.ts';
import { requestSignInCode } from '#server/use-cases/accounts/request-sign-in-code.ts';
import type { Caller } from '#server/use-cases/caller.ts';
import type { PortalContext } from '#server/use-cases/portal-context.ts';
import type { RouteGroup } from './route-group.ts';

async function sessionOf(services: PortalContext, caller: Caller) {
  if (caller.kind === 'citizen') return { kind: 'citizen' as const, account: await readAccount(services, caller) };
  return { kind: 'device' as const, account: null };
}

export const accountRoutes: RouteGroup = (route, services) => {
  route(accountsApi.introduceDevice, async ({ caller, reply }) => {
    if (caller.kind === 'device' || caller.kind === 'citizen') return sessionOf(services, caller);
    setSessionCookie(reply, 'public', await introduceDevice(services));
    return { kind: 'device' as const, account: null };
  });
  route(accountsApi.readSession, async ({ caller }) => {
    if (caller.kind !== 'device' && caller.kind !== 'citizen') return { session: null };
    return { session: await sessionOf(services, caller) };
  });
  route(accountsApi.requestCode, async ({ caller, body }) => requestSignInCode(services, caller, body));
  route(accountsApi.answerCode, async ({ caller, body, token, reply }) => {
    const answer = await answerSignInCode(services, caller, token, body);
    if (answer.outcome === 'REGISTER') return answer;
    setSessionCookie(reply, 'public', answer.issued);
    return { outcome: answer.outcome, account: answer.account };
  });
  route(accountsApi.register, async ({ caller, body, token, reply }, store) => {
    const account = await registerAccount(services, store, caller, body);
    setSessionCookie(reply, 'public', await beginCitizenSession(services, store, caller.deviceId, account.id, token));
    return account;
  });
  route(accountsApi.readMine, async ({ caller }) => readAccount(services, caller));
  route(accountsApi.changeMine, async ({ caller, body }, store) => changeAccount(services, store, caller, body));
  route(accountsApi.readVaultShare, async ({ caller }) => ({ share: await readVaultShare(services, caller) }));
  route(accountsApi.signOut, async ({ caller, token, reply }) => {
    if (token === undefined) throw new AppError('session.missing');
    const issued = await endSession(services, token, caller.deviceId);
    if (issued !== undefined) setSessionCookie(reply, 'public', issued);
    return undefined;
  });
};
