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
  /** Calendar days to pay what was asked for; after them an officer may stop the dossier. The province's own setting. */
  paymentDays: z.int(),
  /**
   * Calendar days in which a version of a procedure that ended is still accepted: when a dossier was sealed offline is not provable.
   * The province's own setting.
   */
  versionGraceDays: z.int(),
  /** Names of the numbers above that no law sets and nobody has confirmed yet. */
  unsure: z.array(z.string()),
});
export type LegalClocks = z.infer<typeof LegalClocks>;
