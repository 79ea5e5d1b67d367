import * as z from 'zod/mini';
import { PlainDate } from '#domain/api/primitives.ts';

/** Papers of the one-stop mechanism that a circular prescribes. */
export const StatutoryForm = z.enum(['FORM_01', 'FORM_02', 'FORM_03', 'FORM_05']);
export type StatutoryForm = z.infer<typeof StatutoryForm>;

/** How a form names itself: "Mẫu số 01", "01/2018/TT-VPCP". */
export const FormNumber = z.strictObject({ number: z.string(), circular: z.string() });
export type FormNumber = z.infer<typeof FormNumber>;

/** Which forms a province prints, and by which circular: data with a validity (rule 10), newest first. */
export const FormSets = z
  .array(
    z.strictObject({
      validFrom: PlainDate,
      validTo: z.optional(PlainDate),
      forms: z.record(StatutoryForm, FormNumber),
    }),
  )
  .check(z.minLength(1));
export type FormSets = z.infer<typeof FormSets>;

/** The form as it was prescribed on that day; before the first set the oldest holds. */
export function formNumberOn(sets: FormSets, form: StatutoryForm, day: PlainDate): FormNumber {
  const set = sets.find((it) => it.validFrom <= day && (it.validTo === undefined || day <= it.validTo)) ?? sets.at(-1);
  if (set === undefined) throw new Error('a province without a set of forms');
  return set.forms[form];
}
