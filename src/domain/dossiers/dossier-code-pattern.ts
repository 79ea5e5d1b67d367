import * as z from 'zod/mini';

/** How a province numbers its dossiers: data, as the rule changes (Circular 01/2018 Art 19; Decree 118/2025 Art 28). */
export const DossierCodePattern = z.strictObject({
  /** With {unit}, {date} and {ordinal} once each: "{unit}-{date}-{ordinal}". */
  pattern: z.string().check(
    z.maxLength(60),
    z.refine((text) => ['{unit}', '{date}', '{ordinal}'].every((part) => text.split(part).length === 2)),
  ),
  /** What stands for parts that a unit's code does not have, the smallest part first; the root is always there. */
  missingParts: z.array(z.string().check(z.regex(/^0+$/))).check(z.maxLength(5)),
  dateFormat: z.enum(['YYMMDD', 'YYYYMMDD']),
  /** Digits of the ordinal of the day; a day that has more widens it. */
  ordinalDigits: z.int().check(z.gte(1), z.lte(10)),
});
export type DossierCodePattern = z.infer<typeof DossierCodePattern>;
