import { insertAuditEntry } from '#server/repositories/audit-repository.ts';
import type { CitizenCaller } from '#server/use-cases/caller.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';
import { exportDossier } from './export-dossier.ts';
import { findMyDossier } from './read-my-dossiers.ts';

/**
 * The applicant takes the whole dossier away; that it left the portal, and by whom, is written down.
 * @throws AppError dossier.notFound
 */
export async function exportMyDossier(
  context: PortalContext,
  caller: CitizenCaller,
  dossierId: string,
): ReturnType<typeof exportDossier> {
  const dossier = await findMyDossier(context.database, caller, dossierId);
  const archive = await exportDossier(context, dossier);
  await insertAuditEntry(context.database, {
    at: instantNow(context),
    actorKind: 'citizen',
    actorId: caller.accountId,
    action: 'export',
    dossierId: dossier.id,
  });
  return archive;
}
