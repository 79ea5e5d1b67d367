import type { PlainDate } from '#domain/api/primitives.ts';
import type { AnswerRow, Answers } from './answers.ts';
import type { Comparator, Condition, Expression } from './condition.ts';

/** What a condition may look at besides the answers: the portal's or the device's day, and the row inside a repeat. */
export interface EvaluationContext {
  readonly today: PlainDate;
  readonly row?: AnswerRow;
  /** In a check of rows: the row after this one, and this one's number from 1. */
  readonly next?: AnswerRow | undefined;
  readonly index?: number;
}

type Value = string | number | boolean;
/** True, false, or undefined where an answer is missing (Kleene's third value). */
export type Truth = boolean | undefined;

const PARTIAL_DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

const ownOf = (source: unknown, key: string): unknown =>
  typeof source === 'object' && source !== null && Object.hasOwn(source, key)
    ? (source as Readonly<Record<string, unknown>>)[key]
    : undefined;

function answerOf(name: string, answers: Answers, context: EvaluationContext): unknown {
  const [field = '', part] = name.split('.');
  const answer = ownOf(context.row, field) ?? ownOf(answers, field);
  return part === undefined ? answer : ownOf(answer, part);
}

/** Moves a whole date; the 31st of a shorter month becomes its last day. Partial dates move by years only. */
function moveDate(date: string, span: { years?: number; months?: number; days?: number }): string | undefined {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined || day === undefined) {
    return span.months || span.days
      ? undefined
      : [String(year + (span.years ?? 0)).padStart(4, '0'), ...date.split('-').slice(1)].join('-');
  }
  const months = year * 12 + (month - 1) + (span.years ?? 0) * 12 + (span.months ?? 0);
  const lastDay = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  const moved = Date.UTC(Math.floor(months / 12), months % 12, Math.min(day, lastDay) + (span.days ?? 0));
  return new Date(moved).toISOString().slice(0, 10);
}

export function evaluateExpression(
  expression: Expression,
  answers: Answers,
  context: EvaluationContext,
): Value | undefined {
  if ('value' in expression) return expression.value;
  if ('today' in expression) return context.today;
  if ('index' in expression) return context.index;
  if ('count' in expression) {
    const rows = answerOf(expression.count, answers, context);
    return Array.isArray(rows) ? rows.length : 0;
  }
  if ('times' in expression) {
    const factor = evaluateExpression(expression.times.of, answers, context);
    return typeof factor === 'number' ? factor * expression.times.by : undefined;
  }
  if ('plus' in expression) {
    const from = evaluateExpression(expression.plus.of, answers, context);
    return typeof from === 'string' && PARTIAL_DATE.test(from) ? moveDate(from, expression.plus) : undefined;
  }
  const answer =
    'next' in expression ? ownOf(context.next, expression.next) : answerOf(expression.field, answers, context);
  return typeof answer === 'string' || typeof answer === 'number' || typeof answer === 'boolean' ? answer : undefined;
}

/** Compares; dates of different precision only as far as they decide ("1990" against "1990-05-01" is unknown). */
function compare(left: Value, comparator: Comparator, right: Value): Truth {
  if (typeof left === 'string' && typeof right === 'string' && PARTIAL_DATE.test(left) && PARTIAL_DATE.test(right)) {
    const length = Math.min(left.length, right.length);
    if (left.length !== right.length && left.slice(0, length) === right.slice(0, length)) return undefined;
  } else if (typeof left !== typeof right) {
    return comparator === '=' ? false : comparator === '!=' ? true : undefined;
  }
  switch (comparator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '=':
      return left === right;
    case '!=':
      return left !== right;
    case '>=':
      return left >= right;
    case '>':
      return left > right;
  }
}

function areDistinct(
  { distinct, by, and = [] }: Extract<Condition, { readonly distinct: string }>,
  answers: Answers,
  context: EvaluationContext,
): boolean {
  const rows: unknown = answers[distinct];
  const given = [
    ...(Array.isArray(rows) ? rows.map((row: unknown) => answerOf(by, {}, { ...context, row: row as AnswerRow })) : []),
    ...and.map((field) => answerOf(field, answers, context)),
  ].filter((it) => it !== undefined);
  return new Set(given).size === given.length;
}

const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

const all = (truths: readonly Truth[]): Truth =>
  truths.includes(false) ? false : truths.includes(undefined) ? undefined : true;

/** The truth of a condition over the answers; undefined where a missing answer leaves it open. */
export function evaluateCondition(condition: Condition, answers: Answers, context: EvaluationContext): Truth {
  if ('all' in condition) return all(condition.all.map((it) => evaluateCondition(it, answers, context)));
  if ('any' in condition) return not(all(condition.any.map((it) => not(evaluateCondition(it, answers, context)))));
  if ('not' in condition) return not(evaluateCondition(condition.not, answers, context));
  if ('compare' in condition) {
    const left = evaluateExpression(condition.left, answers, context);
    const right = evaluateExpression(condition.right, answers, context);
    return left === undefined || right === undefined ? undefined : compare(left, condition.compare, right);
  }
  if ('distinct' in condition) return areDistinct(condition, answers, context);
  if ('some' in condition) {
    const rows: unknown = answers[condition.some];
    if (!Array.isArray(rows)) return undefined;
    const inRow = (row: unknown): Truth =>
      not(evaluateCondition(condition.where, answers, { ...context, row: row as AnswerRow }));
    return not(all(rows.map(inRow)));
  }
  const answer = answerOf(condition.field, answers, context);
  if ('answered' in condition) return (answer !== undefined) === condition.answered;
  if (answer === undefined) return undefined;
  if ('matches' in condition)
    return typeof answer === 'string' ? new RegExp(condition.matches, 'u').test(answer) : undefined;
  if ('includes' in condition) return Array.isArray(answer) && answer.some((it) => it === condition.includes);
  return (Array.isArray(condition.is) ? condition.is : [condition.is]).some((it) => it === answer);
}
