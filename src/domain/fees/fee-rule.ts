import * as z from 'zod/mini';
import { Amount, LocalText, PlainDate } from '#domain/api/primitives.ts';
import { Condition } from '#domain/forms/condition.ts';

/** One line of what a procedure costs. Amounts change with law and council, so they carry validity and source (rule 10). */
export const FeeRule = z.strictObject({
  id: z.string(),
  /** phí (charge), lệ phí (fee), nghĩa vụ tài chính (duty): Law on Fees and Charges 97/2015. */
  kind: z.enum(['CHARGE', 'FEE', 'DUTY']),
  name: LocalText,
  /** Đồng for one unit; null: set by the provincial council and not known here ("depending on the case"). */
  unitAmount: z.nullable(Amount),
  /** How many units: one a dossier, or the number in an answer (number of copies). */
  per: z.union([z.literal('DOSSIER'), z.strictObject({ field: z.string() })]),
  /** Where the line applies; unknown: shown as depending on the case. */
  when: z.optional(Condition),
  /** Where it is waived, with the reason in words. */
  waivers: z.array(z.strictObject({ id: z.string(), when: Condition, reason: LocalText })),
  /** The rule in plain words, shown beside the amount. */
  explanation: LocalText,
  legalBasis: z.string(),
  validFrom: PlainDate,
  validTo: z.optional(PlainDate),
  /** Paid online before processing, or at the counter with the result. */
  payAt: z.enum(['SUBMISSION', 'RESULT']),
  /** The amount is from memory or contradicted: shown as depending on the case, and never charged. */
  unsure: z.optional(z.boolean()),
});
export type FeeRule = z.infer<typeof FeeRule>;

/** A computed line; `amount` null where it depends on the case. */
export const FeeLine = z.object({
  ruleId: z.string(),
  kind: z.enum(['CHARGE', 'FEE', 'DUTY']),
  name: LocalText,
  quantity: z.nullable(z.int()),
  unitAmount: z.nullable(Amount),
  amount: z.nullable(Amount),
  waivedBecause: z.optional(LocalText),
  explanation: LocalText,
  legalBasis: z.string(),
  payAt: z.enum(['SUBMISSION', 'RESULT']),
});
export type FeeLine = z.infer<typeof FeeLine>;

export const FeeQuote = z.object({
  lines: z.array(FeeLine),
  /** What is paid online after the commit: the sum of the known lines with payAt SUBMISSION. */
  dueAtSubmission: Amount,
  /** True where a line is unknown or payable later: the total is then "from". */
  incomplete: z.boolean(),
});
export type FeeQuote = z.infer<typeof FeeQuote>;
