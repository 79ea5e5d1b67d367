import { feesKey, feesOf, wholeFee } from './national-fees.ts';
import { paperGroupsOf } from './national-papers.ts';
import { NationalMethod, type NationalProcedure, type NationalWay } from './national-procedure.ts';
import type { NationalRecord } from './national-record.ts';
import type { NationalRow } from './national-row.ts';
import { onceEach, plainLine, plainParagraphs, sameness, withoutBullet } from './national-text.ts';
import { casesOf, timeOf, wholeTime } from './national-times.ts';

type Named = readonly { readonly name?: string | null | undefined }[] | null | undefined;

const names = (list: Named): string[] =>
  onceEach((list ?? []).map((it) => plainLine(it.name)).filter(Boolean), sameness);
const lines = (list: readonly string[] | null | undefined): string[] =>
  onceEach((list ?? []).map(plainLine).filter(Boolean), sameness);
/** The sentence where there is one, else the first list that names somebody. */
const agencies = (sentence: string | null | undefined, ...lists: Named[]): string[] => {
  const said = plainParagraphs(sentence).map(withoutBullet);
  return said.length > 0 ? said : (lists.map(names).find((it) => it.length > 0) ?? []);
};

const DELIVERIES = ['ONLINE', 'AT_HOME', 'AT_SUBMISSION_PLACE'] as const;

function waysOf(record: NationalRecord): NationalWay[] {
  const ways = new Map<string, NationalWay>();
  for (const { submissionMethod, processingTime, processingTimeUnit, description, fees } of record.executionMethods ??
    []) {
    const inWords = typeof processingTime === 'string' && Number.isNaN(Number(processingTime));
    const text = onceEach(
      [...(inWords ? plainParagraphs(processingTime) : []), ...plainParagraphs(description)],
      sameness,
    );
    const method = NationalMethod.safeParse(submissionMethod);
    const way: NationalWay = {
      methods: [method.success ? method.data : 'OTHER'],
      time: timeOf(processingTime, processingTimeUnit, text),
      text,
      fees: feesOf(fees),
    };
    const key = JSON.stringify([way.time, text.map(sameness), feesKey(way.fees)]);
    const known = ways.get(key);
    ways.set(key, known === undefined ? way : { ...known, methods: [...new Set([...known.methods, ...way.methods])] });
  }
  return [...ways.values()];
}

const instantOf = (milliseconds: number | null | undefined): string | undefined => {
  const date = new Date(milliseconds ?? Number.NaN);
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999 ? undefined : date.toISOString();
};

/** What the record itself says; without one every value is open or empty. */
function detailsOf(record: NationalRecord) {
  const ways = waysOf(record);
  const cases = casesOf(record);
  const said = new Set((record.returningMethods ?? []).flatMap((it) => it.value ?? []));
  const changedAt = instantOf(record.updatedAt);
  const steps = (record.executionSteps ?? []).map(({ name, description }) => {
    const title = plainLine(name);
    const text = plainParagraphs(description);
    // "Bước 1: …" is often said twice.
    const first = text[0] !== undefined && title !== '' && sameness(text[0]) === sameness(title);
    return { ...(title === '' || first ? {} : { title }), text };
  });
  const laws = (record.legalBasisesDetails ?? []).map(({ name, code }) => ({
    number: plainLine(code),
    title: plainLine(name),
  }));
  return {
    executing: agencies(record.executingAgencies, record.unitGroupsExecuting, record.departmentsExecuting),
    deciding: onceEach(
      [...agencies(record.delegatedAgencies, record.unitGroupsAuthority), ...agencies(record.authorizedAgencies)],
      sameness,
    ),
    cooperating: agencies(record.coordinatingAgencies, record.unitGroupsCoordinating),
    receiving: plainParagraphs(record.dossierReceivingAddresses).map((it) => withoutBullet(it.replace(/^"/, ''))),
    detailed: true,
    time: wholeTime(ways, cases),
    fee: wholeFee(ways),
    ways,
    cases,
    paperGroups: paperGroupsOf(record),
    steps: steps.filter(({ title, text }) => title !== undefined || text.length > 0),
    requirements: plainParagraphs(record.requirementsAndConditions),
    notes: plainParagraphs(record.note),
    results: names(record.resultsDetails),
    deliveries: DELIVERIES.filter((it) => said.has(it)),
    legalBases: onceEach(
      laws.flatMap(({ number, title }) => {
        if (title === '' && number === '') return [];
        return [title === '' || title === number ? { title: number } : { ...(number === '' ? {} : { number }), title }];
      }),
      (it) => JSON.stringify(it),
    ),
    ...(changedAt === undefined ? {} : { changedAt }),
  } satisfies Partial<NationalProcedure>;
}

const NOTHING = {
  executing: [],
  deciding: [],
  cooperating: [],
  receiving: [],
  detailed: false,
  time: { kind: 'dependsOnCase', reason: 'notSaid', said: [] },
  fee: { kind: 'dependsOnCase', reason: 'notSaid' },
  ways: [],
  cases: [],
  paperGroups: [],
  steps: [],
  requirements: [],
  notes: [],
  results: [],
  deliveries: [],
  legalBases: [],
} satisfies Partial<NationalProcedure>;

/** The row and, where there is one, the full record of one code, made readable without deciding what they leave open. */
export function nationalProcedureOf(row: NationalRow, record?: NationalRecord): NationalProcedure {
  const details = record === undefined ? NOTHING : detailsOf(record);
  const promulgator = plainLine(row.departmentPromulgate);
  return {
    ...details,
    code: row.code,
    name: plainLine(row.name),
    sectors: lines(row.categories),
    ...(promulgator === '' ? {} : { promulgator }),
    ...(row.type ? { type: row.type } : {}),
    subjects: lines(row.formalityTargetType),
    executing: details.executing.length > 0 ? details.executing : lines(row.departments),
  };
}

/** The row of a record that stands in no list: 48 full records of July 2026 do not. */
export const rowOfRecord = (record: NationalRecord): unknown => ({
  code: record.code,
  name: record.name,
  categories: names(record.categoriesDetails),
  departments: names(record.departmentsExecuting),
  departmentPromulgate: record.departmentPromulgateName,
  formalityTargetType: names(record.subjectTypesDetails),
  state: record.state,
  type: record.type,
});
