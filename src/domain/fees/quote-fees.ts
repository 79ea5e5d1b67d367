import type { Answers } from '#domain/forms/answers.ts';
import { type EvaluationContext, evaluateCondition } from '#domain/forms/evaluate.ts';
import type { FeeLine, FeeQuote, FeeRule } from './fee-rule.ts';

function lineOf(rule: FeeRule, answers: Answers, context: EvaluationContext): FeeLine | undefined {
  const applies = rule.when === undefined ? true : evaluateCondition(rule.when, answers, context);
  if (
    applies === false ||
    rule.validFrom > context.today ||
    (rule.validTo !== undefined && rule.validTo < context.today)
  )
    return undefined;
  const waiver = rule.waivers.find((it) => evaluateCondition(it.when, answers, context) === true);
  const answer = rule.per === 'DOSSIER' ? 1 : answers[rule.per.field];
  const quantity = typeof answer === 'number' ? answer : null;
  const unitAmount = rule.unsure === true ? null : rule.unitAmount;
  const amount = applies === true && quantity !== null && unitAmount !== null ? quantity * unitAmount : null;
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
  const lines = rules.flatMap((rule) => lineOf(rule, answers, context) ?? []);
  return {
    lines,
    dueAtSubmission: lines.reduce((sum, line) => sum + (line.payAt === 'SUBMISSION' ? (line.amount ?? 0) : 0), 0),
    incomplete: lines.some((line) => line.amount === null || line.payAt === 'RESULT'),
  };
}
