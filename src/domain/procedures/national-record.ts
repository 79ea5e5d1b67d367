import * as z from 'zod/mini';

const maybe = <S extends z.ZodMiniType>(schema: S) => z.optional(z.nullable(schema));
const Prose = maybe(z.string());
const list = <S extends z.ZodMiniType>(item: S) => maybe(z.array(item));
const Named = z.object({ name: Prose, code: Prose });
/** "Theo mô tả" and whole sentences stand here too. */
const Quantity = maybe(z.union([z.number(), z.string()]));

/** A full record of the national catalogue as it comes (DOMAIN §4.2): only what is read here, and little is sure to be there. */
export const NationalRecord = z.object({
  code: z.string().check(z.minLength(1)),
  name: z.string().check(z.minLength(1)),
  state: Prose,
  type: Prose,
  departmentPromulgateName: Prose,
  categoriesDetails: list(Named),
  subjectTypesDetails: list(Named),
  executionSteps: list(z.object({ name: Prose, description: Prose })),
  executionMethods: list(
    z.object({
      submissionMethod: Prose,
      processingTime: Quantity,
      processingTimeUnit: Prose,
      description: Prose,
      fees: list(
        z.object({
          type: Prose,
          value: maybe(z.number()),
          currencyName: Prose,
          description: Prose,
          attachment: maybe(z.object({ fileName: Prose })),
        }),
      ),
    }),
  ),
  executionCases: list(
    z.object({
      name: Prose,
      profileComponents: list(
        z.object({
          name: Prose,
          originalQty: maybe(z.number()),
          copyQty: maybe(z.number()),
          attachments: list(z.object({ fileName: Prose })),
        }),
      ),
    }),
  ),
  cases: list(
    z.object({
      name: Prose,
      code: Prose,
      processingDay: maybe(z.object({ qty: Quantity, type: Prose })),
    }),
  ),
  requirementsAndConditions: Prose,
  note: Prose,
  dossierReceivingAddresses: Prose,
  executingAgencies: Prose,
  authorizedAgencies: Prose,
  delegatedAgencies: Prose,
  coordinatingAgencies: Prose,
  unitGroupsExecuting: list(Named),
  departmentsExecuting: list(Named),
  unitGroupsAuthority: list(Named),
  unitGroupsCoordinating: list(Named),
  legalBasisesDetails: list(Named),
  resultsDetails: list(Named),
  returningMethods: list(z.object({ type: Prose, value: list(z.string()) })),
  isFullProcess: maybe(z.boolean()),
  updatedAt: maybe(z.number()),
});
export type NationalRecord = z.infer<typeof NationalRecord>;

export interface ReadRecord {
  /** Undefined where not even code and name can be read. */
  readonly record: NationalRecord | undefined;
  /** Paths of what was left out because it is not what the format says, e.g. "executionMethods.2.fees". */
  readonly unread: readonly string[];
}

/** Takes away what lies at the path, or, where nothing lies there, what misses it. Answers the path of what went. */
function cut(whole: unknown, path: readonly PropertyKey[]): string | undefined {
  const steps = path.map(String);
  while (steps.length > 0) {
    const last = steps.pop() ?? '';
    const holder = steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], whole);
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, last)) continue;
    // A hole, not a shift: the other paths of this round still hold.
    Object.assign(holder, { [last]: undefined });
    return [...steps, last].join('.');
  }
  return undefined;
}

const withoutHoles = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.filter((it) => it !== undefined).map(withoutHoles)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutHoles(member)]))
      : value;

const ROUNDS = 8;

/** Reads what can be read: what does not fit the format is left out by itself and told, so that one bad entry hides nothing else. */
export function readNationalRecord(raw: unknown): ReadRecord {
  const unread: string[] = [];
  let left = withoutHoles(raw);
  for (let round = 0; round < ROUNDS; round += 1) {
    const result = NationalRecord.safeParse(left);
    if (result.success) return { record: result.data, unread };
    for (const { path } of result.error.issues) {
      const gone = cut(left, path);
      if (gone === undefined || gone === 'code' || gone === 'name') return { record: undefined, unread: [gone ?? ''] };
      unread.push(gone);
    }
    left = withoutHoles(left);
  }
  return { record: undefined, unread };
}
