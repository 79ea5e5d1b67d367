import * as z from 'zod/mini';

/** A value that an expression may name. */
const Scalar = z.union([z.string(), z.number(), z.boolean()]);

/**
 * An expression over the answers: a field ("residence.communeCode" reads a part of an address), a constant, today (handed in),
 * the number of rows of a repeat, a multiple, or a date moved by a span. In a check of rows also the row's own number, from 1,
 * and a field of the row after it.
 */
export type Expression =
  | { readonly field: string }
  | { readonly next: string }
  | { readonly index: true }
  | { readonly value: string | number | boolean }
  | { readonly today: true }
  | { readonly count: string }
  | { readonly times: { readonly of: Expression; readonly by: number } }
  | {
      readonly plus: {
        readonly of: Expression;
        readonly years?: number;
        readonly months?: number;
        readonly days?: number;
      };
    };

export const Expression: z.ZodMiniType<Expression> = z.lazy(() =>
  z.union([
    z.strictObject({ field: z.string() }),
    z.strictObject({ next: z.string() }),
    z.strictObject({ index: z.literal(true) }),
    z.strictObject({ value: Scalar }),
    z.strictObject({ today: z.literal(true) }),
    z.strictObject({ count: z.string() }),
    z.strictObject({ times: z.strictObject({ of: Expression, by: z.number() }) }),
    z.strictObject({
      plus: z.strictObject({
        of: Expression,
        years: z.optional(z.int()),
        months: z.optional(z.int()),
        days: z.optional(z.int()),
      }),
    }),
  ]),
) as z.ZodMiniType<Expression>;

/** A regular expression (flag u) that can be compiled. */
const Pattern = z.string().check(
  z.maxLength(200),
  z.refine((pattern) => {
    try {
      return new RegExp(pattern, 'u') instanceof RegExp;
    } catch {
      return false;
    }
  }),
);

export const Comparator = z.enum(['<', '<=', '=', '!=', '>=', '>']);
export type Comparator = z.infer<typeof Comparator>;

/**
 * A condition over the answers. Its value is true, false or unknown (an answer is missing): a paper whose condition
 * is unknown is shown as "depending on the case", never hidden. `some`: `where` holds in a row of a repeat.
 * `distinct`: no two rows of a repeat have the same answer
 * `by`, nor one of the answers `and`; what is not answered is like nothing.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly field: string; readonly is: string | number | boolean | readonly (string | number | boolean)[] }
  | { readonly field: string; readonly includes: string }
  | { readonly field: string; readonly answered: boolean }
  | { readonly field: string; readonly matches: string }
  | { readonly some: string; readonly where: Condition }
  | { readonly distinct: string; readonly by: string; readonly and?: readonly string[] | undefined }
  | { readonly left: Expression; readonly compare: Comparator; readonly right: Expression };

export const Condition: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition) }),
    z.strictObject({ any: z.array(Condition) }),
    z.strictObject({ not: Condition }),
    z.strictObject({ field: z.string(), is: z.union([Scalar, z.array(Scalar)]) }),
    z.strictObject({ field: z.string(), includes: z.string() }),
    z.strictObject({ field: z.string(), answered: z.boolean() }),
    z.strictObject({ field: z.string(), matches: Pattern }),
    z.strictObject({ some: z.string(), where: Condition }),
    z.strictObject({ distinct: z.string(), by: z.string(), and: z.optional(z.array(z.string())) }),
    z.strictObject({ left: Expression, compare: Comparator, right: Expression }),
  ]),
);
