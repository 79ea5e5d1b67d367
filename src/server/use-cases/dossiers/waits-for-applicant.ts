import type { DossierRecord } from '#server/repositories/dossier-repository.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

/** Whether the applicant's days to supplement still run: before they are over nobody stops the dossier (K6, Decree 118/2025 Art 19.5). */
export function waitsForApplicant(context: PortalContext, { status, clocks }: DossierRecord): boolean {
  const dueAt = clocks.findLast((clock) => clock.kind === 'SUPPLEMENT' && clock.state === 'RUNNING')?.dueAt;
  return status === 'SUPPLEMENT_REQUIRED' && typeof dueAt === 'string' && instantNow(context) <= dueAt;
}
