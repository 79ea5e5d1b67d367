import type { Dossier } from '#domain/api/dossiers.ts';
import type { Store } from '#server/repositories/store.ts';
import type { CitizenCaller } from '#server/use-cases/caller.ts';
import type { PortalContext } from '#server/use-cases/portal-context.ts';
import { carryOut } from './carry-out.ts';
import { presentDossier } from './present-dossier.ts';
import { lockMyDossier } from './read-my-dossiers.ts';

/**
 * The applicant asks to withdraw, or takes that back, until the decision (Decree 118/2025 Art 21).
 * @throws AppError dossier.notFound, dossier.transitionNotAllowed
 */
export async function withdrawDossier(
  context: PortalContext,
  store: Store,
  caller: CitizenCaller,
  dossierId: string,
  action: 'requestWithdrawal' | 'takeBackWithdrawal',
): Promise<Dossier> {
  const dossier = await lockMyDossier(store, caller, dossierId);
  const moved = await carryOut(context, store, dossier, {
    action,
    actor: { roles: ['applicant'], kind: 'citizen', id: caller.accountId, unitId: null },
  });
  return presentDossier(context, store, moved, ['applicant']);
}
