import * as z from 'zod/mini';

/** Time limits that the law sets for every procedure: data of the profile, with their articles (rule 10). */
export const LegalClocks = z.strictObject({
  /** K2, Decree 45/2020 Art 11.4: notice of acceptance or supplement. */
  intakeWorkingHours: z.int(),
  /** K6, Decree 118/2025 Art 19.5; taken by the profile of 2021 as the province's own rule: days to supplement. */
  supplementDays: z.int(),
  /** K5, Decree 61/2018 Art 19.4: working days from acceptance in which the handler may still ask for a supplement. */
  appraisalSupplementWorkingDays: z.int(),
  /** How long a payment intent stays open at the gateway. */
  paymentMinutes: z.int(),
});
export type LegalClocks = z.infer<typeof LegalClocks>;
