import * as z from 'zod/mini';
import { LocalText, PlainDate } from '#domain/api/primitives.ts';
import { FeeRule } from '#domain/fees/fee-rule.ts';
import { Condition } from '#domain/forms/condition.ts';

/**
 * Time from acceptance. SAME_DAY: the result on the day of acceptance, on the next working day when accepted after `cutoff`
 * (15:00, Decree 61/2018 Art 18), and `amount` working days more. DAY: calendar days. OPEN: no length is set (a campaign, a plan
 * approved elsewhere); the note says what holds. Amounts may be halves of working days.
 */
export const TimeLimit = z.strictObject({
  unit: z.enum(['SAME_DAY', 'WORKING_DAY', 'WORKING_HOUR', 'DAY', 'OPEN']),
  amount: z.number().check(z.gte(0)),
  cutoff: z.optional(z.string().check(z.regex(/^\d{2}:\d{2}$/))),
  note: z.optional(LocalText),
  /** The length is from memory or contradicted: shown as depending on the case. */
  unsure: z.optional(z.boolean()),
});
export type TimeLimit = z.infer<typeof TimeLimit>;

/** A paper asked for. `SUBMIT` is uploaded or handed in; `PRESENT` is only shown. */
export const Component = z.strictObject({
  /** Code of the national catalogue where there is one ("000.00.00.G15-KQ004389"), else our own. */
  code: z.string(),
  /** The name of the law, verbatim. */
  name: LocalText,
  /** The name that one would say aloud. */
  plainName: LocalText,
  help: z.optional(LocalText),
  originals: z.int().check(z.gte(0)),
  copies: z.int().check(z.gte(0)),
  /** Decree 45/2020 Art 23.1 a, b, c. */
  evidenceClass: z.enum(['VERIFIABLE_DATA', 'PRIOR_RESULT', 'SELF_ATTESTED_COPY']),
  /** A fact that only the agency learns (`residenceLookUpFailed`) is no question of a form: such a paper stays "depending". */
  when: z.optional(Condition),
  maxFiles: z.int().check(z.gte(1)),
  /** That it is asked for at all is from memory: shown as depending on the case. */
  unsure: z.optional(z.boolean()),
});
export type Component = z.infer<typeof Component>;

/** ALL_OF: each item whose condition holds; ONE_OF: any one of the items, in the order of the law's preference. */
export const ComponentGroup = z.strictObject({
  id: z.string(),
  rule: z.enum(['ALL_OF', 'ONE_OF']),
  mode: z.enum(['SUBMIT', 'PRESENT']),
  title: z.optional(LocalText),
  when: z.optional(Condition),
  items: z.array(Component).check(z.minLength(1)),
});
export type ComponentGroup = z.infer<typeof ComponentGroup>;

export const ProcedureCase = z.strictObject({
  code: z.string(),
  name: LocalText,
  when: z.optional(Condition),
  timeLimit: z.optional(TimeLimit),
});
export type ProcedureCase = z.infer<typeof ProcedureCase>;

export const LegalBasis = z.strictObject({ number: z.string(), title: LocalText, article: z.optional(z.string()) });
export type LegalBasis = z.infer<typeof LegalBasis>;

export const ServiceLevel = z.enum(['FULL', 'PARTIAL', 'INFO_ONLY']);
export type ServiceLevel = z.infer<typeof ServiceLevel>;

export const DeliveryMethod = z.enum(['ELECTRONIC', 'COUNTER', 'POSTAL']);
export type DeliveryMethod = z.infer<typeof DeliveryMethod>;

/** One version of an administrative procedure, content-addressed by the hash of its canonical JSON. */
export const Procedure = z.strictObject({
  language: z.literal(1),
  code: z.string().check(z.minLength(1), z.maxLength(40)),
  version: z.int(),
  /** Decree 45/2020 Art 23.5: two months of trial before official operation. */
  releaseStage: z.enum(['DRAFT', 'TRIAL', 'OFFICIAL', 'RETIRED']),
  validFrom: PlainDate,
  validTo: z.optional(PlainDate),
  /** The name of the decision that publishes it. */
  name: LocalText,
  /** Short and plain: "Cấp bản sao trích lục hộ tịch". */
  plainName: LocalText,
  summary: LocalText,
  sector: z.strictObject({ code: z.string(), name: LocalText }),
  level: ServiceLevel,
  subjects: z.array(LocalText),
  whoMayFile: LocalText,
  /** What the person gets. */
  results: z.array(z.strictObject({ code: z.string(), name: LocalText })),
  steps: z.array(LocalText),
  requirements: z.optional(LocalText),
  /** Where it is settled, in words. */
  where: LocalText,
  minutesToFill: z.int(),
  aliases: z.array(z.string()),
  lifeEvents: z.array(z.string()),
  timeLimit: TimeLimit,
  cases: z.array(ProcedureCase),
  componentGroups: z.array(ComponentGroup),
  /** The papers are from memory, in whole or in part: the list says that it depends on the case. */
  papersUnsure: z.optional(z.boolean()),
  fees: z.array(FeeRule),
  deliveryMethods: z.array(DeliveryMethod).check(z.minLength(1)),
  legalBases: z.array(LegalBasis),
  /** Whether the intake clock stops while a fee is due (DOMAIN §2.6, row 6). */
  paymentPausesClock: z.boolean(),
  /** Form code of its e-form; absent: guidance only, filed at the counter. */
  formCode: z.optional(z.string()),
});
export type Procedure = z.infer<typeof Procedure>;
