import * as z from 'zod/mini';
import { LocalText } from '#domain/api/primitives.ts';
import { Condition, Expression } from './condition.ts';

/** Ids are camelCase and unique in a definition; answers lie flat under them: `answers[fieldId]`, a repeat's under `answers[repeatId][n][fieldId]`. */
const FieldId = z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,59}$/));

/** The values of a `choice` of sex; upper case, so never taken for a field's id. */
const Sex = z.enum(['MALE', 'FEMALE']);

export const Option = z.strictObject({
  value: z.string(),
  label: LocalText,
  help: z.optional(LocalText),
  when: z.optional(Condition),
});
export type Option = z.infer<typeof Option>;

const common = {
  id: FieldId,
  label: LocalText,
  help: z.optional(LocalText),
  /** Absent: required. A condition makes it required only where that is true. */
  required: z.optional(z.union([z.boolean(), Condition])),
  when: z.optional(Condition),
  /** HTML autocomplete token (WCAG 1.3.5) where the field is about the person who fills in; "shipping …": where their letters go. */
  autocomplete: z.optional(z.string()),
  /** An earlier answer that stands here at first, to be kept or changed: nobody says the same twice (Decree 45/2020 Art 4.3). */
  prefill: z.optional(z.strictObject({ from: FieldId, when: z.optional(Condition) })),
  /** Where the portal could know it already (Decree 45/2020 Art 4.3: never ask again); why we still ask. */
  dataSource: z.optional(z.strictObject({ source: z.string(), stillAskedBecause: LocalText })),
};

export const Field = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    ...common,
    maxLength: z.optional(z.int()),
    pattern: z.optional(z.string()),
    /** Exactly so many figures and nothing else: a number that is not counted with (a business line, an old card). */
    digits: z.optional(z.int()),
    upperCase: z.optional(z.boolean()),
  }),
  z.strictObject({ kind: z.literal('longText'), ...common, maxLength: z.optional(z.int()) }),
  /** Họ, chữ đệm và tên in one field (§7.1): letters, apostrophe, hyphen, dot; up to 100 characters; never re-cased. */
  z.strictObject({ kind: z.literal('personName'), ...common }),
  z.strictObject({
    kind: z.literal('number'),
    ...common,
    min: z.number(),
    max: z.number(),
    /** Places after the comma; absent: a whole number. */
    decimals: z.optional(z.int().check(z.gte(1), z.lte(4))),
    suffix: z.optional(LocalText),
    /** A whole number said in words too ("bằng chữ"): amounts of money. */
    inWords: z.optional(z.boolean()),
  }),
  z.strictObject({
    kind: z.literal('date'),
    ...common,
    /** A year, or a month and a year, is enough (old papers). */
    partial: z.optional(z.boolean()),
    min: z.optional(Expression),
    max: z.optional(Expression),
    /** Monday to Friday only: a day on which the desk is open. Holidays are the officer's to tell. */
    weekdays: z.optional(z.boolean()),
    /** Show the date in words below ("ghi bằng chữ" of the civil-status forms). */
    inWords: z.optional(z.boolean()),
  }),
  z.strictObject({
    kind: z.literal('choice'),
    ...common,
    options: z.union([z.array(Option), z.string()]),
    display: z.optional(z.enum(['radio', 'select', 'combobox'])),
  }),
  z.strictObject({
    kind: z.literal('choices'),
    ...common,
    options: z.union([z.array(Option), z.string()]),
    min: z.optional(z.int()),
    max: z.optional(z.int()),
  }),
  z.strictObject({ kind: z.literal('yesNo'), ...common }),
  z.strictObject({
    kind: z.literal('personalId'),
    ...common,
    /**
     * What the digits of year and of century and sex must agree with: earlier or later answers, or a sex that the role
     * itself says (a mother). Where the other is not answered the number passes.
     */
    agreesWith: z.optional(
      z.strictObject({ birthDate: z.optional(FieldId), sex: z.optional(z.union([Sex, FieldId])) }),
    ),
  }),
  /** Mã số thuế: of a person, a household, an enterprise or a branch. */
  z.strictObject({ kind: z.literal('taxCode'), ...common }),
  z.strictObject({ kind: z.literal('phone'), ...common }),
  z.strictObject({ kind: z.literal('email'), ...common }),
  /** Province → district → commune of our own units, or another province with free text below; street and house in `detail`. */
  z.strictObject({
    kind: z.literal('address'),
    ...common,
    detail: z.enum(['required', 'optional', 'none']),
    abroad: z.optional(z.boolean()),
  }),
  /** A commune of the province itself: what the competent unit follows from. */
  z.strictObject({ kind: z.literal('commune'), ...common }),
  /** Nothing is asked: a sentence of guidance between the fields. */
  z.strictObject({
    kind: z.literal('guidance'),
    id: FieldId,
    label: LocalText,
    help: z.optional(LocalText),
    when: z.optional(Condition),
  }),
]);
export type Field = z.infer<typeof Field>;
export type FieldKind = Field['kind'];

export const Repeat = z.strictObject({
  id: FieldId,
  min: z.int(),
  max: z.int(),
  itemTitle: LocalText,
  addLabel: LocalText,
});

/** A section is one screen on a phone: one question said aloud, with the few fields that answer it. */
export const Section = z.strictObject({
  id: FieldId,
  title: LocalText,
  help: z.optional(LocalText),
  when: z.optional(Condition),
  repeat: z.optional(Repeat),
  fields: z.array(Field),
});
export type Section = z.infer<typeof Section>;

/** A page is a step of the wizard ("Thông tin của bé"); on a phone its sections come one after another. */
export const Page = z.strictObject({
  id: FieldId,
  title: LocalText,
  when: z.optional(Condition),
  sections: z.array(Section),
});
export type Page = z.infer<typeof Page>;

/** A check across fields: where `when` holds (or is absent), `assert` must not be false; unknown passes. */
export const Check = z.strictObject({
  id: FieldId,
  /** A repeat, each of whose rows is checked by itself and against the one after it; `at` are then fields of a row. */
  rows: z.optional(FieldId),
  when: z.optional(Condition),
  assert: Condition,
  at: z.array(FieldId).check(z.minLength(1)),
  message: LocalText,
  /** The rule behind it, cited (rule 10). */
  law: z.optional(z.string()),
  /** A warning lets the person go on; the officer sees it. */
  severity: z.optional(z.enum(['error', 'warning'])),
});
export type Check = z.infer<typeof Check>;

/** Which answers play a part in the dossier's life. */
export const FormRoles = z.strictObject({
  /**
   * A `commune` or `address` field: the unit of that commune is competent. Of several, the first whose condition holds and which
   * names a commune of ours; what only the answers say (`today` is not known to these conditions).
   */
  competentUnit: z.union([
    FieldId,
    z.array(z.strictObject({ field: FieldId, when: z.optional(Condition) })).check(z.minLength(1)),
  ]),
  applicantName: FieldId,
  /** An `address` field: where the applicant lives, or the organisation sits. */
  applicantAddress: z.optional(FieldId),
  /** For whom the applicant files, where that is an organisation. */
  organisationName: z.optional(FieldId),
  taxCode: z.optional(FieldId),
  /** `choice` with the values ELECTRONIC, COUNTER, POSTAL; absent: at the counter, where one has to come in any case. */
  delivery: z.optional(FieldId),
  /** A `commune` field: the unit where a paper result is collected; absent: the competent unit. */
  returnUnit: z.optional(FieldId),
  postalAddress: z.optional(FieldId),
  copies: z.optional(FieldId),
  /**
   * When the person comes with what is worked on, so that time counts from then: a date, and a choice whose values are the local
   * time by which they have come ("11:30").
   */
  appointment: z.optional(z.strictObject({ day: FieldId, until: FieldId })),
});

/** How the answers stand on A4 as the declaration: printed in Vietnamese; an absent addressee is the competent unit. */
export const FormPrint = z.strictObject({
  title: LocalText,
  /** As the law names it: "Mẫu CT01, Thông tư 53/2025/TT-BCA". */
  formNumber: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  addressee: z.optional(LocalText),
  /** Headings for paper by section id, where the screen asks a question; neighbours of the same heading stand together. */
  headings: z.optional(z.record(FieldId, LocalText)),
  undertaking: LocalText,
  /** Who signs, from left to right; absent: the declarant alone. */
  signatures: z.optional(z.array(LocalText).check(z.minLength(1), z.maxLength(4))),
});
export type FormPrint = z.infer<typeof FormPrint>;

export const FormDefinition = z.strictObject({
  language: z.literal(1),
  formCode: z.string(),
  version: z.int(),
  title: LocalText,
  /** The paper form that it stands for, with the circular that prescribes it. */
  prescribedBy: z.optional(LocalText),
  optionLists: z.record(z.string(), z.array(Option)),
  pages: z.array(Page).check(z.minLength(1)),
  checks: z.array(Check),
  print: z.optional(FormPrint),
  roles: FormRoles,
});
export type FormDefinition = z.infer<typeof FormDefinition>;
