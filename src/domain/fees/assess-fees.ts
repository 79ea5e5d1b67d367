import type { DossierStatus } from '#domain/dossiers/dossier-status.ts';
import type { FeeAssessment, FeeLine, FeeQuote } from './fee-rule.ts';

/** It is of the procedure, it applies or may apply, and nobody knows its amount. */
const isOpen = (line: FeeLine): boolean => line.amount === null;

/** Whether an officer may set the amount of a line: it is open, or was set and is not paid yet. */
export const mayAssess = (line: FeeLine, status: DossierStatus): boolean =>
  isOpen(line) || (line.assessed !== undefined && status === 'PAYMENT_REQUIRED');

/** The sums of a quote, from its lines. */
export const totalFees = (lines: readonly FeeLine[]): FeeQuote => ({
  lines: [...lines],
  dueAtSubmission: lines.reduce((sum, line) => sum + (line.payAt === 'SUBMISSION' ? (line.amount ?? 0) : 0), 0),
  incomplete: lines.some((line) => line.amount === null || line.payAt === 'RESULT'),
});

/**
 * The quote with the amounts that officers set for lines that were open. What was set for a line that no longer applies, or whose
 * amount is known by now, counts for nothing. A line that was set is paid online, before the result.
 */
export function withAssessments(quote: FeeQuote, assessments: readonly FeeAssessment[]): FeeQuote {
  return totalFees(
    quote.lines.map((line): FeeLine => {
      const found = assessments.find((it) => it.ruleId === line.ruleId);
      if (found === undefined || !isOpen(line)) return line;
      const { amount, ground, assessedAt } = found;
      return { ...line, amount, payAt: 'SUBMISSION', assessed: { ground, assessedAt } };
    }),
  );
}
