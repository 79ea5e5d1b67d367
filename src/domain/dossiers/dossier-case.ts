import * as z from 'zod/mini';
import { Instant, LocalText } from '#domain/api/primitives.ts';
import type { WorkingCalendar } from '#domain/deadlines/working-calendar.ts';
import type { Answers } from '#domain/forms/answers.ts';
import { type EvaluationContext, evaluateCondition } from '#domain/forms/evaluate.ts';
import { dueDateOf } from '#domain/procedures/due-date.ts';
import { type Procedure, type ProcedureCase, TimeLimit } from '#domain/procedures/procedure.ts';

/** The case of a procedure that a dossier was accepted under, with the limit that counts for it. */
export const DossierCase = z.object({ code: z.string(), name: LocalText, timeLimit: TimeLimit });
export type DossierCase = z.infer<typeof DossierCase>;

/** A case that an officer may accept a dossier under: `dueAt` is the due date if it were accepted now. */
export const CaseChoice = z.object({ ...DossierCase.shape, dueAt: Instant, proposed: z.boolean() });
export type CaseChoice = z.infer<typeof CaseChoice>;

type Cases = Pick<Procedure, 'cases' | 'timeLimit'>;

const withLimit = (procedure: Cases, { code, name, timeLimit }: ProcedureCase): DossierCase => ({
  code,
  name,
  timeLimit: timeLimit ?? procedure.timeLimit,
});

/** The case of that code; undefined where the procedure has none such. */
export function findCase(procedure: Cases, code: string | null): DossierCase | undefined {
  const found = procedure.cases.find((it) => it.code === code);
  return found === undefined ? undefined : withLimit(procedure, found);
}

/** The limit that counts (K4): the case's own, else the procedure's; also for what was accepted before cases were named. */
export const timeLimitOf = (procedure: Cases, caseCode: string | null): TimeLimit =>
  findCase(procedure, caseCode)?.timeLimit ?? procedure.timeLimit;

/**
 * What the answers say: the first case whose condition holds, else the first that asks for nothing. A condition that is open proposes
 * nothing: that fact is the officer's to know.
 */
export function proposeCase(procedure: Cases, answers: Answers, context: EvaluationContext): DossierCase | undefined {
  const found =
    procedure.cases.find((it) => it.when !== undefined && evaluateCondition(it.when, answers, context) === true) ??
    procedure.cases.find((it) => it.when === undefined);
  return found === undefined ? undefined : withLimit(procedure, found);
}

/** Every case with its limit and the due date that follows, in the order of the procedure. */
export function caseChoices(
  procedure: Cases,
  proposed: string | undefined,
  at: Instant,
  calendar: WorkingCalendar,
): CaseChoice[] {
  return procedure.cases
    .map((it) => withLimit(procedure, it))
    .map((it) => ({ ...it, dueAt: dueDateOf(it.timeLimit, at, calendar), proposed: it.code === proposed }));
}
