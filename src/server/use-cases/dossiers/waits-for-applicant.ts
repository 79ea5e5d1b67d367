import type { DossierRecord } from '#server/repositories/dossier-repository.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

/**
 * Whether the applicant's own days still run: to supplement (K6, Decree 118/2025 Art 19.5) or to pay, and while money may be on its
 * way. Before they are over nobody stops the dossier; after them an officer may, and nothing stops by itself.
 */
export function waitsForApplicant(context: PortalContext, dossier: DossierRecord): boolean {
  const { status, clocks, paymentStatus, paymentDueAt } = dossier;
  if (status === 'PAYMENT_REQUIRED')
    return paymentStatus === 'PENDING' || paymentDueAt === null || instantNow(context) <= paymentDueAt;
  const dueAt = clocks.findLast((clock) => clock.kind === 'SUPPLEMENT' && clock.state === 'RUNNING')?.dueAt;
  return status === 'SUPPLEMENT_REQUIRED' && typeof dueAt === 'string' && instantNow(context) <= dueAt;
}
