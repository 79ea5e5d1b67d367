import * as z from 'zod/mini';
import { Instant } from '#domain/api/primitives.ts';

const Paragraphs = z.array(z.string());

/** As the record counts: halves and quarters of days occur. */
export const NationalLimit = z.object({
  amount: z.number().check(z.gt(0)),
  unit: z.enum(['WORKING_DAY', 'DAY', 'HOUR', 'MONTH']),
});
export type NationalLimit = z.infer<typeof NationalLimit>;

/**
 * How long it takes, or why that is open. differs: the record says several limits; seeCases: "other", only the cases say more;
 * inWords: the text beside it says more than the number; notSaid: nothing is said.
 */
export const NationalTime = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('limit'), limit: NationalLimit }),
  z.object({
    kind: z.literal('dependsOnCase'),
    reason: z.enum(['differs', 'seeCases', 'inWords', 'notSaid']),
    /** What numbers are said nevertheless. */
    said: z.array(NationalLimit),
  }),
]);
export type NationalTime = z.infer<typeof NationalTime>;

/**
 * What it costs, or why that is open; no zero ever stands for "somebody else decides". doubtful: the number cannot be right
 * (100 for 100,000 đồng): it is shown as written, not corrected.
 */
export const NationalAmount = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('amount'), amount: z.number().check(z.gt(0)), currency: z.enum(['VND', 'USD']) }),
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('dependsOnCase'),
    reason: z.enum(['council', 'attachment', 'inWords', 'notSaid', 'doubtful', 'differs']),
    written: z.optional(z.number()),
  }),
]);
export type NationalAmount = z.infer<typeof NationalAmount>;

/** FEE: phí; SERVICE_FEE: lệ phí; PRICE_LEVEL: giá. */
export const NationalFee = z.object({
  kind: z.enum(['FEE', 'SERVICE_FEE', 'PRICE_LEVEL', 'OTHER']),
  amount: NationalAmount,
  text: Paragraphs,
  /** Name of a file of the national portal that says more; the file itself is not here. */
  attachment: z.optional(z.string()),
});
export type NationalFee = z.infer<typeof NationalFee>;

export const NationalMethod = z.enum(['ONLINE', 'POSTAL', 'DIRECT', 'OTHER']);
export type NationalMethod = z.infer<typeof NationalMethod>;

/** Ways of filing that say the same stand together. */
export const NationalWay = z.object({
  methods: z.array(NationalMethod),
  time: NationalTime,
  text: Paragraphs,
  fees: z.array(NationalFee),
});
export type NationalWay = z.infer<typeof NationalWay>;

export const NationalCase = z.object({ code: z.string(), name: z.string(), time: NationalTime });
export type NationalCase = z.infer<typeof NationalCase>;

/** Alternatives ("A; if none, B") stay inside the name: only a person can cut them apart. */
export const NationalPaper = z.object({
  name: z.string(),
  originals: z.number(),
  copies: z.number(),
  /** Whether its name says that it is asked for in some cases only. */
  depends: z.boolean(),
  /** Names of its forms on the national portal. */
  forms: z.array(z.string()),
  /** Titles of the groups that ask for it, where several do. */
  askedIn: z.optional(z.array(z.string())),
});
export type NationalPaper = z.infer<typeof NationalPaper>;

/** As the record groups. depends: the title names a case. shared: made here of what several groups ask for. */
export const NationalPaperGroup = z.object({
  title: z.optional(z.string()),
  mode: z.enum(['SUBMIT', 'PRESENT']),
  depends: z.boolean(),
  shared: z.boolean(),
  papers: z.array(NationalPaper),
  notes: Paragraphs,
});
export type NationalPaperGroup = z.infer<typeof NationalPaperGroup>;

/** A procedure of the national catalogue as it can honestly be read. Vietnamese only: the catalogue has no English. */
export const NationalProcedure = z.object({
  /** Opaque: "1.0133611" and "1.014955-Xoa" exist (DOMAIN §4.2). */
  code: z.string(),
  name: z.string(),
  sectors: z.array(z.string()),
  promulgator: z.optional(z.string()),
  /** STANDARD: of a ministry; SPECIFIC: a province's own; STANDARD_INTERNAL: between agencies. */
  type: z.optional(z.string()),
  subjects: z.array(z.string()),
  /** Who settles it; the last three are known only where there is a full record. */
  executing: z.array(z.string()),
  deciding: z.array(z.string()),
  cooperating: z.array(z.string()),
  receiving: Paragraphs,
  /** Whether there is a full record behind it; without one all that follows is empty or open. */
  detailed: z.boolean(),
  time: NationalTime,
  fee: NationalAmount,
  ways: z.array(NationalWay),
  cases: z.array(NationalCase),
  paperGroups: z.array(NationalPaperGroup),
  steps: z.array(z.object({ title: z.optional(z.string()), text: Paragraphs })),
  requirements: Paragraphs,
  notes: Paragraphs,
  results: z.array(z.string()),
  deliveries: z.array(z.enum(['ONLINE', 'AT_HOME', 'AT_SUBMISSION_PLACE'])),
  legalBases: z.array(z.object({ number: z.optional(z.string()), title: z.string() })),
  /** When the national portal changed it last. */
  changedAt: z.optional(Instant),
});
export type NationalProcedure = z.infer<typeof NationalProcedure>;
