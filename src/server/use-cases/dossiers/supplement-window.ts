import { addWorkingDays } from '#domain/deadlines/working-time.ts';
import type { DossierRecord } from '#server/repositories/dossier-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

/**
 * Whether the days are over in which an appraisal may still send a dossier back for a supplement (K5, Decree 61/2018 Art 19.4).
 * At the reception desk, before acceptance, there is no such limit.
 */
export async function supplementTooLate(
  context: PortalContext,
  store: Store,
  { status, acceptedAt }: DossierRecord,
): Promise<boolean> {
  if (status !== 'IN_PROGRESS' || acceptedAt === null) return false;
  const { calendar, legal } = await context.catalogue.province(store);
  return instantNow(context) > addWorkingDays(calendar, acceptedAt, legal.appraisalSupplementWorkingDays);
}
