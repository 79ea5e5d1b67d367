import type { AnswerRow, Answers } from '#domain/forms/answers.ts';
import { type EvaluationContext, evaluateCondition } from '#domain/forms/evaluate.ts';
import { totalFees } from './assess-fees.ts';
import type { FeeLine, FeeQuote, FeeRule, PerPage } from './fee-rule.ts';

interface Counted {
  readonly quantity: number | null;
  readonly total: number | null;
}
const OPEN: Counted = { quantity: null, total: null };

/** How many, and what that makes; open while an answer or the amount is not known. */
function counted({ per, unitAmount }: FeeRule, answers: Answers, context: EvaluationContext): Counted {
  if (typeof per === 'object' && 'rows' in per) return copiesByPages(per, unitAmount, answers[per.rows]);
  const quantity = unitsOf(per, answers, context);
  if (quantity === null) return OPEN;
  return { quantity, total: unitAmount === null ? null : quantity * unitAmount };
}

function unitsOf(per: Exclude<FeeRule['per'], PerPage>, answers: Answers, context: EvaluationContext): number | null {
  if (per === 'DOSSIER') return 1;
  const answer = answers['field' in per ? per.field : per.count];
  if ('field' in per) return typeof answer === 'number' ? answer : null;
  if (!Array.isArray(answer) || answer.length === 0) return null;
  const { where } = per;
  const rows = answer as AnswerRow[];
  return where === undefined
    ? rows.length
    : rows.filter((row) => evaluateCondition(where, answers, { ...context, row }) === true).length;
}

function copiesByPages(per: PerPage, unitAmount: number | null, rows: unknown): Counted {
  if (!Array.isArray(rows) || rows.length === 0) return OPEN;
  let quantity = 0;
  let total = 0;
  for (const row of rows as AnswerRow[]) {
    const [pages, copies] = [row[per.pages], row[per.copies]];
    if (typeof pages !== 'number' || typeof copies !== 'number') return OPEN;
    const further = Math.max(0, pages - per.fullPages);
    quantity += copies;
    total += copies * Math.min(per.maxPerCopy, (pages - further) * (unitAmount ?? 0) + further * per.furtherAmount);
  }
  return { quantity, total: unitAmount === null ? null : total };
}

function lineOf(rule: FeeRule, answers: Answers, context: EvaluationContext): FeeLine | undefined {
  const applies = rule.when === undefined ? true : evaluateCondition(rule.when, answers, context);
  if (
    applies === false ||
    rule.validFrom > context.today ||
    (rule.validTo !== undefined && rule.validTo < context.today)
  )
    return undefined;
  const waiver = rule.waivers.find((it) => evaluateCondition(it.when, answers, context) === true);
  const unitAmount = rule.unsure === true ? null : rule.unitAmount;
  const { quantity, total } = counted({ ...rule, unitAmount }, answers, context);
  const amount = applies === true ? total : null;
  return {
    ruleId: rule.id,
    kind: rule.kind,
    name: rule.name,
    quantity,
    unitAmount,
    amount: waiver === undefined ? amount : 0,
    ...(waiver === undefined ? {} : { waivedBecause: waiver.reason }),
    explanation: rule.explanation,
    legalBasis: rule.legalBasis,
    payAt: rule.payAt,
  };
}

/** What a dossier costs, line by line with the rule; a line that is still open has a null amount and is not counted. */
export function quoteFees(rules: readonly FeeRule[], answers: Answers, context: EvaluationContext): FeeQuote {
  return totalFees(rules.flatMap((rule) => lineOf(rule, answers, context) ?? []));
}
