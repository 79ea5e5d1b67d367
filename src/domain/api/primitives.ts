import * as z from 'zod/mini';
import { hasHiddenCharacters } from '#domain/text/search-key.ts';

/** Identifiers made on the device or by the portal (RFC 9562 UUIDs), branded by noun. */
const uuid = () => z.string().check(z.uuid());

export const DossierId = uuid().brand<'DossierId'>();
export type DossierId = z.infer<typeof DossierId>;
export const AccountId = uuid().brand<'AccountId'>();
export type AccountId = z.infer<typeof AccountId>;
export const StaffId = uuid().brand<'StaffId'>();
export type StaffId = z.infer<typeof StaffId>;
export const PaymentId = uuid().brand<'PaymentId'>();
export type PaymentId = z.infer<typeof PaymentId>;
/** The id of a command, made before its first effect (architecture rule 4); travels as the `Idempotency-Key` header. */
export const CommandId = uuid().brand<'CommandId'>();
export type CommandId = z.infer<typeof CommandId>;

/** SHA-256, 64 lower-case hex digits. */
export const Sha256 = z
  .string()
  .check(z.regex(/^[0-9a-f]{64}$/))
  .brand<'Sha256'>();
export type Sha256 = z.infer<typeof Sha256>;

/** A calendar day, YYYY-MM-DD, without a zone. */
export const PlainDate = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
export type PlainDate = z.infer<typeof PlainDate>;

/** A day, a month or a year: old papers often carry only a year (DOMAIN: partial birth dates). */
export const PartialDate = z.string().check(z.regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/));
export type PartialDate = z.infer<typeof PartialDate>;

/** A point in time, ISO 8601 in UTC with milliseconds: 2026-11-23T10:24:00.000Z. */
export const Instant = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/));
export type Instant = z.infer<typeof Instant>;

export const Language = z.enum(['vi', 'en']);
export type Language = z.infer<typeof Language>;

/** What cannot be read becomes this instead. By a name of its own: a linter takes `.catch` for a promise's. */
export const orElse = z.catch;

/**
 * A list that grows: a word that this app is too old to know is read as `OTHER`, and the rest of the answer is not lost with it
 * (rule 8: the portal serves the two versions of the app before its own).
 */
export const orOther = <const Words extends Readonly<Record<string, string>>>(known: z.ZodMiniEnum<Words>) =>
  orElse(z.union([known, z.literal('OTHER')]), 'OTHER');

/** A sentence of data (procedures, forms) in both languages. */
export const LocalText = z.object({ vi: z.string().check(z.minLength(1)), en: z.string().check(z.minLength(1)) });
export type LocalText = z.infer<typeof LocalText>;

/** Words of a person that others will read, in characters: no control and nothing that hides or turns text round. */
export const words = (least: number, most: number) =>
  z.string().check(
    z.minLength(least),
    z.maxLength(most),
    z.refine((text) => !hasHiddenCharacters(text)),
  );

/** Whole đồng. */
export const Amount = z.number().check(z.int(), z.gte(0), z.lte(1_000_000_000_000));
export type Amount = z.infer<typeof Amount>;

/** Code of a unit of the province's agency tree, e.g. "H23.10541" (a commune's one-stop unit) or "H23". */
export const UnitId = z.string().check(z.regex(/^[A-Z]\d{2}(\.[0-9A-Z]{1,6}){0,3}$/));
export type UnitId = z.infer<typeof UnitId>;

export const MediaType = z.enum(['image/jpeg', 'image/png', 'application/pdf']);
export type MediaType = z.infer<typeof MediaType>;
