import * as z from 'zod/mini';
import { LocalText, PlainDate } from '#domain/api/primitives.ts';

const TimeOfDay = z.string().check(z.regex(/^([01]\d|2[0-4]):[0-5]\d$/));

/** Part of a working day, local time (Asia/Ho_Chi_Minh), `to` excluded. */
export const WorkingInterval = z.strictObject({ from: TimeOfDay, to: TimeOfDay });
export type WorkingInterval = z.infer<typeof WorkingInterval>;

/** A day that differs from its weekday: Labour Code 45/2019 Art 111.3, 112; swapped days are the Prime Minister's. */
export const SpecialDay = z.strictObject({
  date: PlainDate,
  kind: z.enum(['HOLIDAY', 'COMPENSATION', 'SWAP_WORKING']),
  name: LocalText,
  unsure: z.optional(z.boolean()),
});
export type SpecialDay = z.infer<typeof SpecialDay>;

/** When an agency works: data of the province, by year (rule 10). Outside of its validity nothing can be counted. */
export const WorkingCalendar = z.strictObject({
  id: z.string(),
  validFrom: PlainDate,
  validTo: PlainDate,
  hours: z.array(WorkingInterval).check(z.minLength(1)),
  days: z.array(SpecialDay),
});
export type WorkingCalendar = z.infer<typeof WorkingCalendar>;
