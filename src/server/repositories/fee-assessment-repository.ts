import { asc, eq } from 'drizzle-orm';
import type { FeeAssessment } from '#domain/fees/fee-rule.ts';
import { feeAssessments } from '#server/database/schema/dossiers.ts';
import { toInstant } from './instants.ts';
import type { Store } from './store.ts';

export async function listFeeAssessments(store: Store, dossierId: string): Promise<FeeAssessment[]> {
  const rows = await store
    .select()
    .from(feeAssessments)
    .where(eq(feeAssessments.dossierId, dossierId))
    .orderBy(asc(feeAssessments.assessedAt), asc(feeAssessments.ruleId));
  return rows.map(({ ruleId, amount, ground, assessedAt }) => ({
    ruleId,
    amount,
    ground,
    assessedAt: toInstant(assessedAt),
  }));
}

/** A line that was set wrongly is set anew; what stood there before is told by the audit log. */
export async function putFeeAssessment(
  store: Store,
  dossierId: string,
  staffId: string,
  assessment: FeeAssessment,
): Promise<void> {
  await store
    .insert(feeAssessments)
    .values({ ...assessment, dossierId, staffId })
    .onConflictDoUpdate({
      target: [feeAssessments.dossierId, feeAssessments.ruleId],
      set: { ...assessment, staffId },
    });
}
