import { AppError } from '#domain/api/errors.ts';
import type { AssessedLine } from '#domain/api/staff.ts';
import { mayAssess } from '#domain/fees/assess-fees.ts';
import { insertAuditEntry } from '#server/repositories/audit-repository.ts';
import { type DossierRecord, updateDossier } from '#server/repositories/dossier-repository.ts';
import { putFeeAssessment } from '#server/repositories/fee-assessment-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import type { StaffCaller } from '#server/use-cases/caller.ts';
import { carryOut } from '#server/use-cases/dossiers/carry-out.ts';
import { quoteDossier } from '#server/use-cases/dossiers/quote-dossier.ts';
import { readAnswers } from '#server/use-cases/dossiers/read-answers.ts';
import { settleAccount } from '#server/use-cases/dossiers/settle-account.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';
import { actorOf } from './actor-of.ts';

/**
 * An officer sets what a line of the procedure costs where the rules leave it open (a fee of the provincial council), with the legal
 * ground, and asks for payment (DOMAIN §2.6: 1, 2 or 4 → 6). Never a sum without a line. What was asked wrongly is corrected in the
 * same way until it is paid.
 * @throws AppError payment.lineNotOpen (facts: ruleId), payment.nothingDue, dossier.transitionNotAllowed
 */
export async function requirePayment(
  context: PortalContext,
  store: Store,
  caller: StaffCaller,
  dossier: DossierRecord,
  lines: readonly AssessedLine[],
): Promise<DossierRecord> {
  const at = instantNow(context);
  const { procedure, counted } = await readAnswers(context, store, dossier);
  const before = await quoteDossier(store, dossier, procedure, counted);
  const named = new Set<string>();
  for (const { ruleId, amount, ground } of lines) {
    const line = before.lines.find((it) => it.ruleId === ruleId);
    if (line === undefined || named.has(ruleId) || !mayAssess(line, dossier.status))
      throw new AppError('payment.lineNotOpen', { ruleId });
    named.add(ruleId);
    await putFeeAssessment(store, dossier.id, caller.staffId, { ruleId, amount, ground, assessedAt: at });
    await insertAuditEntry(store, {
      at,
      actorKind: 'staff',
      actorId: caller.staffId,
      action: 'assessFee',
      dossierId: dossier.id,
      detail: { ruleId, amount },
    });
  }
  const { dueAtSubmission: amountDue } = await quoteDossier(store, dossier, procedure, counted);
  const due = await settleAccount(context, store, { ...dossier, amountDue });
  if (amountDue <= due.amountPaid) throw new AppError('payment.nothingDue');
  await updateDossier(store, due);
  const reason = lines.map((it) => it.ground).join('\n');
  return carryOut(context, store, due, { action: 'requirePayment', actor: actorOf(caller), reason });
}
