import * as z from 'zod/mini';
import type { AdministrativeUnit } from '#domain/api/catalogue.ts';
import type { PlainDate } from '#domain/api/primitives.ts';
import type { ProblemIssue } from '#domain/api/problem.ts';
import type { AnswerRow, Answers } from './answers.ts';
import { type FieldScope, fieldFault } from './check-field.ts';
import { type EvaluationContext, evaluateCondition } from './evaluate.ts';
import type { Check, Field, FormDefinition, Section } from './form-definition.ts';
import { pruneAnswers, visibleFields, visiblePages } from './visibility.ts';

export interface FormSurroundings {
  readonly today: PlainDate;
  readonly units: readonly AdministrativeUnit[];
  /** Code of the portal's own province, whose communes are listed. */
  readonly homeProvince: string;
}

export interface CompiledForm {
  /** The one schema that decides on the device and on the portal. */
  readonly schema: z.ZodMiniType<Answers>;
  /** Everything wrong, in the order of the form; paths are "fieldId" or "repeatId.row.fieldId". */
  validate(answers: Answers): ProblemIssue[];
  /**
   * What is wrong on one screen. What two screens say against each other is told on the later one, at the answer that brought it to
   * light: nobody learns it only when the whole is checked.
   */
  validateSection(sectionId: string, answers: Answers): ProblemIssue[];
  /** Checks with severity `warning` that do not hold: told, never refused. */
  warnings(answers: Answers): ProblemIssue[];
}

/** Compiles a definition. Hostile answers give issues; nothing here throws. */
export function compileForm(definition: FormDefinition, surroundings: FormSurroundings): CompiledForm {
  const context: EvaluationContext = { today: surroundings.today };
  const units = new Map(surroundings.units.map((unit) => [unit.code, unit]));
  const scopeOf = (answers: Answers, row?: AnswerRow): FieldScope => ({
    definition,
    answers,
    context: row === undefined ? context : { ...context, row },
    units,
    homeProvince: surroundings.homeProvince,
  });

  function fieldIssues(
    fields: readonly Field[],
    source: Answers | AnswerRow,
    scope: FieldScope,
    prefix: string,
  ): ProblemIssue[] {
    return fields.flatMap((field): ProblemIssue[] => {
      if (field.kind === 'guidance') return [];
      const path = `${prefix}${field.id}`;
      const value: unknown = Object.hasOwn(source, field.id) ? source[field.id] : undefined;
      if (value === undefined || value === '')
        return isRequired(field, scope) ? [{ path, code: 'field.required' }] : [];
      const found = fieldFault(field, value, scope);
      return found === undefined ? [] : [{ path, ...found }];
    });
  }

  function sectionIssues(section: Section, answers: Answers): ProblemIssue[] {
    const { repeat } = section;
    if (repeat === undefined)
      return fieldIssues(visibleFields(section, answers, context), answers, scopeOf(answers), '');
    const rows: unknown = answers[repeat.id] ?? [];
    if (!Array.isArray(rows)) return [{ path: repeat.id, code: 'field.malformed' }];
    if (rows.length < repeat.min)
      return [{ path: repeat.id, code: 'field.repeat.tooFew', params: { min: repeat.min } }];
    if (rows.length > repeat.max)
      return [{ path: repeat.id, code: 'field.repeat.tooMany', params: { max: repeat.max } }];
    return rows.flatMap((row: AnswerRow, n) =>
      fieldIssues(
        visibleFields(section, answers, { ...context, row }),
        row,
        scopeOf(answers, row),
        `${repeat.id}.${n}.`,
      ),
    );
  }

  const fails = ({ when, assert }: Check, answers: Answers, where: EvaluationContext = context): boolean =>
    (when === undefined || evaluateCondition(when, answers, where) === true) &&
    evaluateCondition(assert, answers, where) === false;

  function checkIssues(answers: Answers, severity: 'error' | 'warning'): ProblemIssue[] {
    return definition.checks
      .filter((check) => (check.severity ?? 'error') === severity)
      .flatMap((check) => {
        const found = (prefix: string): ProblemIssue[] =>
          check.at.map((field) => ({ path: `${prefix}${field}`, code: `check.${check.id}` }));
        if (check.rows === undefined) return fails(check, answers) ? found('') : [];
        const rows = Array.isArray(answers[check.rows]) ? (answers[check.rows] as AnswerRow[]) : [];
        return rows.flatMap((row, n) =>
          fails(check, answers, { ...context, row, next: rows[n + 1], index: n + 1 })
            ? found(`${check.rows}.${n}.`)
            : [],
        );
      });
  }

  /** Faults of earlier screens' answers that were none before this screen was answered, at the answer of `fields` that makes them. */
  function broughtToLight(earlier: readonly Field[], fields: readonly Field[], answers: Answers): ProblemIssue[] {
    const maker = (stands: (among: Answers) => boolean): string | undefined =>
      fields.findLast(({ id }) => {
        const { [id]: answer, ...without } = answers;
        return answer !== undefined && !stands(without);
      })?.id;
    const asked = new Set(earlier.map((field) => field.id));
    const ofFields = earlier.map((field) => {
      const value: unknown = answers[field.id];
      if (value === undefined || value === '') return undefined;
      const found = fieldFault(field, value, scopeOf(answers));
      const path = found && maker((among) => fieldFault(field, value, scopeOf(among))?.code === found.code);
      return found && path ? { path, ...found } : undefined;
    });
    const ofChecks = definition.checks.map((check) => {
      if (
        check.severity === 'warning' ||
        check.rows !== undefined ||
        !check.at.every((id) => asked.has(id)) ||
        !fails(check, answers)
      )
        return undefined;
      const path = maker((among) => fails(check, among));
      return path === undefined ? undefined : { path, code: `check.${check.id}` };
    });
    return [...ofFields, ...ofChecks].filter((it) => it !== undefined);
  }

  const known = new Set(
    definition.pages.flatMap((page) =>
      page.sections.flatMap((it) => [...it.fields.map((field) => field.id), ...(it.repeat ? [it.repeat.id] : [])]),
    ),
  );

  function validate(answers: Answers): ProblemIssue[] {
    const strangers = Object.keys(answers).filter((key) => !known.has(key));
    if (strangers.length > 0) return [{ path: '', code: 'form.unknownField' }];
    const counted = pruneAnswers(definition, answers, context);
    const sections = visiblePages(definition, counted, context).flatMap((it) => it.sections);
    const issues = sections.flatMap(({ section }) => sectionIssues(section, counted));
    const wrong = new Set(issues.map((it) => it.path));
    return [...issues, ...checkIssues(counted, 'error').filter((it) => !wrong.has(it.path))];
  }

  function validateSection(sectionId: string, answers: Answers): ProblemIssue[] {
    const counted = pruneAnswers(definition, answers, context);
    const sections = visiblePages(definition, counted, context).flatMap((it) => it.sections);
    const at = sections.findIndex((it) => it.section.id === sectionId);
    const found = sections[at];
    if (found === undefined) return [];
    const { repeat } = found.section;
    const own = new Set(repeat ? [repeat.id] : found.fields.map((field) => field.id));
    const issues = sectionIssues(found.section, counted);
    const earlier = sections.slice(0, at).filter((it) => it.section.repeat === undefined);
    const cross = [
      ...checkIssues(counted, 'error').filter((it) => own.has(it.path.split('.')[0] ?? '')),
      ...(repeat === undefined
        ? broughtToLight(
            earlier.flatMap((it) => it.fields),
            found.fields,
            counted,
          )
        : []),
    ];
    const wrong = new Set(issues.map((it) => it.path));
    return [...issues, ...cross.filter((it) => !wrong.has(it.path))];
  }

  const schema = z.record(z.string(), z.unknown()).check((payload) => {
    for (const issue of validate(payload.value as Answers)) {
      payload.issues.push({
        code: 'custom',
        input: payload.value,
        message: issue.code,
        path: issue.path.split('.'),
        params: issue.params,
      });
    }
  });

  return {
    schema: schema as z.ZodMiniType<Answers>,
    validate,
    validateSection,
    warnings: (answers) => checkIssues(pruneAnswers(definition, answers, context), 'warning'),
  };
}

function isRequired(field: Exclude<Field, { kind: 'guidance' }>, scope: FieldScope): boolean {
  if (field.required === undefined || typeof field.required === 'boolean') return field.required ?? true;
  return evaluateCondition(field.required, scope.answers, scope.context) === true;
}
