import type { NationalCase, NationalLimit, NationalTime, NationalWay } from './national-procedure.ts';
import { NationalLimit as Limit } from './national-procedure.ts';
import type { NationalRecord } from './national-record.ts';
import { onceEach, plainLine } from './national-text.ts';

type Quantity = number | string | null | undefined;

/** "7,5 ngày làm việc" in a sentence; "ngày 14/11/2016" and "01 tháng 8 năm 2024" are dates. */
const DURATION = /(\d+(?:[.,]\d+)?)\s*(?:ngày|giờ|tháng(?!\s*\d))/giu;

const durationsIn = (text: string): number[] =>
  [...text.matchAll(DURATION)].map(([, figure = '']) => Number(figure.replace(',', '.')));

const open = (
  reason: Extract<NationalTime, { kind: 'dependsOnCase' }>['reason'],
  said: NationalLimit[] = [],
): NationalTime => ({
  kind: 'dependsOnCase',
  reason,
  said,
});

/** One limit of the record. Unit OTHER says "see elsewhere" whatever number stands before it. */
export function timeOf(
  quantity: Quantity,
  unit: string | null | undefined,
  texts: readonly string[] = [],
): NationalTime {
  if (typeof quantity === 'string' && !/^\s*\d+(?:\.\d+)?\s*$/.test(quantity))
    return open(plainLine(quantity) === '' ? 'notSaid' : 'inWords');
  const limit = Limit.safeParse({ amount: Number(quantity ?? 0), unit });
  if (!limit.success) {
    const further = texts.some((text) => durationsIn(text).length > 0);
    return open(further ? 'inWords' : unit === 'OTHER' && Number(quantity) > 0 ? 'seeCases' : 'notSaid');
  }
  const otherwise = texts.flatMap(durationsIn).some((it) => it !== limit.data.amount);
  return otherwise ? open('inWords', [limit.data]) : { kind: 'limit', limit: limit.data };
}

const limitsOf = (time: NationalTime): readonly NationalLimit[] => (time.kind === 'limit' ? [time.limit] : time.said);

/** What can be said of the whole: one limit only where everything that the record says agrees. */
export function wholeTime(ways: readonly NationalWay[], cases: readonly NationalCase[]): NationalTime {
  const times = [...ways, ...cases].map(({ time }) => time);
  const said = onceEach(times.flatMap(limitsOf), ({ amount, unit }) => `${amount} ${unit}`);
  if (said.length > 1) return open('differs', said);
  const openOne = times.find((it) => it.kind === 'dependsOnCase' && it.reason !== 'notSaid');
  if (openOne?.kind === 'dependsOnCase') return open(openOne.reason, said);
  const [limit] = said;
  return limit === undefined ? open('notSaid') : { kind: 'limit', limit };
}

/** The record repeats a case under the same or another code. */
export function casesOf(record: NationalRecord): NationalCase[] {
  const cases = (record.cases ?? []).map(({ name, code, processingDay }) => ({
    code: plainLine(code),
    name: plainLine(name),
    time: timeOf(processingDay?.qty, processingDay?.type),
  }));
  return onceEach(
    cases.filter(({ name }) => name !== ''),
    ({ name, time }) => `${name} ${JSON.stringify(time)}`,
  );
}

/** The times of a procedure, said once where several ways say the same and differ in their fees only. */
export function timesByWay(ways: readonly NationalWay[]): Pick<NationalWay, 'methods' | 'time' | 'text'>[] {
  const groups = new Map<string, Pick<NationalWay, 'methods' | 'time' | 'text'>>();
  for (const { methods, time, text } of ways) {
    const key = JSON.stringify([time, text]);
    groups.set(key, { time, text, methods: [...new Set([...(groups.get(key)?.methods ?? []), ...methods])] });
  }
  return [...groups.values()];
}
