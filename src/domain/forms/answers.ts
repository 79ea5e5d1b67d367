import * as z from 'zod/mini';

/** An address as answered: codes of our own units where it lies in the province, else the province and free text (kept raw). */
export const AddressAnswer = z.strictObject({
  provinceCode: z.string().check(z.maxLength(10)),
  districtCode: z.optional(z.string().check(z.maxLength(10))),
  communeCode: z.optional(z.string().check(z.maxLength(10))),
  /** District and commune in the person's own words, for other provinces or abroad. */
  areaText: z.optional(z.string().check(z.maxLength(200))),
  /** House, lane, street, hamlet. */
  detail: z.optional(z.string().check(z.maxLength(200))),
});
export type AddressAnswer = z.infer<typeof AddressAnswer>;

/** Dates are YYYY-MM-DD, or YYYY-MM / YYYY where the field is partial; a commune is its code; a choice its option's value. */
export const AnswerValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), AddressAnswer]);
export type AnswerValue = z.infer<typeof AnswerValue>;

export const AnswerRow = z.record(z.string(), AnswerValue);
export type AnswerRow = z.infer<typeof AnswerRow>;

/** Flat answers by field id; a repeat's rows under its id. What was not answered is absent (never null or ""). */
export const Answers = z.record(z.string(), z.union([AnswerValue, z.array(AnswerRow)]));
export type Answers = z.infer<typeof Answers>;
