import * as z from 'zod/mini';
import { Instant } from '#domain/api/primitives.ts';

/**
 * The rows of the national catalogue for the device: one text, a line a row, fields between tabs: code, name, sectors, promulgator,
 * subjects, type. What repeats stands in `words`, and the fields name it by its place there. One text is parsed and copied ten
 * times faster than 5,000 arrays, which a phone's main thread notices.
 */
export const NationalList = z.object({
  /** When the portal took the catalogue in; absent: it never did, and there are no rows. */
  importedAt: z.optional(Instant),
  count: z.int(),
  words: z.array(z.string()),
  lines: z.string(),
  /** Codes that the newest catalogue does not have any more. */
  gone: z.array(z.string()),
});
export type NationalList = z.infer<typeof NationalList>;
