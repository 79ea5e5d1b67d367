import { endOfDays } from '#domain/dossiers/dossier-clocks.ts';
import { insertAuditEntry } from '#server/repositories/audit-repository.ts';
import { lockDossiersWithoutTerm, updateDossier } from '#server/repositories/dossier-repository.ts';
import { inTransaction } from '#server/repositories/store.ts';
import { notifyApplicant } from '#server/use-cases/dossiers/notify-applicant.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

const AT_ONCE = 50;

/**
 * A payment asked for before payments had a term gets one: `paymentDays` from now on, not from when it was asked for, because nobody
 * loses by a term that they were never told. The applicant is told anew, and from then on it is a dossier like every other.
 */
export const givePaymentTerms = (context: PortalContext): Promise<void> =>
  inTransaction(context.database, async (store) => {
    const found = await lockDossiersWithoutTerm(store, AT_ONCE);
    if (found.length === 0) return;
    const { calendar, legal } = await context.catalogue.province(store);
    const at = instantNow(context);
    const paymentDueAt = endOfDays(calendar, at, legal.paymentDays);
    for (const dossier of found) {
      const termed = { ...dossier, paymentDueAt };
      await updateDossier(store, termed);
      await insertAuditEntry(store, {
        at,
        actorKind: 'system',
        actorId: null,
        action: 'givePaymentTerm',
        dossierId: dossier.id,
        detail: { paymentDueAt },
      });
      await notifyApplicant(context, store, termed, 'PAYMENT_DUE');
    }
  });
