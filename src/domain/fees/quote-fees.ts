import type { AnswerRow, Answers } from '#domain/forms/answers.ts';
import { type EvaluationContext, evaluateCondition } from '#domain/forms/evaluate.ts';
import type { FeeLine, FeeQuote, FeeRule } from './fee-rule.ts';

/** How many units; null where the answers do not say it yet. */
function quantityOf(per: FeeRule['per'], answers: Answers, context: EvaluationContext): number | null {
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

function lineOf(rule: FeeRule, answers: Answers, context: EvaluationContext): FeeLine | undefined {
  const applies = rule.when === undefined ? true : evaluateCondition(rule.when, answers, context);
  if (
    applies === false ||
    rule.validFrom > context.today ||
    (rule.validTo !== undefined && rule.validTo < context.today)
  )
    return undefined;
  const waiver = rule.waivers.find((it) => evaluateCondition(it.when, answers, context) === true);
  const quantity = quantityOf(rule.per, answers, context);
  const amount = applies === true && quantity !== null && rule.unitAmount !== null ? quantity * rule.unitAmount : null;
  return {
    ruleId: rule.id,
    kind: rule.kind,
    name: rule.name,
    quantity,
    unitAmount: rule.unitAmount,
    amount: waiver === undefined ? amount : 0,
    ...(waiver === undefined ? {} : { waivedBecause: waiver.reason }),
    explanation: rule.explanation,
    legalBasis: rule.legalBasis,
    payAt: rule.payAt,
  };
}

/** What a dossier costs, line by line with the rule; a line that is still open has a null amount and is not counted. */
export function quoteFees(rules: readonly FeeRule[], answers: Answers, context: EvaluationContext): FeeQuote {
  const lines = rules.flatMap((rule) => lineOf(rule, answers, context) ?? []);
  return {
    lines,
    dueAtSubmission: lines.reduce((sum, line) => sum + (line.payAt === 'SUBMISSION' ? (line.amount ?? 0) : 0), 0),
    incomplete: lines.some((line) => line.amount === null || line.payAt === 'RESULT'),
  };
}
