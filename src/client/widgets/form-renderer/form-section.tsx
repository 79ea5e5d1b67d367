import { memo, useEffect, useRef } from 'react';
import { type Control, useController, useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '#client/i18n/use-language.ts';
import { Button } from '#client/ui/button.tsx';
import type { ProblemIssue } from '#domain/api/problem.ts';
import type { AnswerRow, Answers } from '#domain/forms/answers.ts';
import type { EvaluationContext } from '#domain/forms/evaluate.ts';
import type { Field, FormDefinition, Section } from '#domain/forms/form-definition.ts';
import { visibleFields } from '#domain/forms/visibility.ts';
import { fieldElementId } from './field-id.ts';
import { FormField, type FormFieldProps, hangsOnOthers } from './form-field.tsx';
import { useIssueText } from './issue-text.ts';
import type { Places } from './place-fields.tsx';

export interface FormSectionProps {
  readonly definition: FormDefinition;
  readonly section: Section;
  /** The form of the whole draft; answers lie flat in it. */
  readonly control: Control<Answers>;
  readonly answers: Answers;
  readonly context: EvaluationContext;
  readonly places: Places;
  readonly issues: readonly ProblemIssue[];
}

type Shared = Omit<FormSectionProps, 'section'>;

type AnswerFieldProps = Omit<FormFieldProps, 'value' | 'onChange'> & { readonly control: Control<Answers> };

/** One question and its place in the draft's form: drawn anew by its own answer, not by every key on the screen. */
const AnswerField = memo(function AnswerField({ control, ...props }: AnswerFieldProps) {
  const { field } = useController({ name: props.path, control });
  return <FormField {...props} value={field.value} onChange={field.onChange} />;
});

const NO_ANSWERS: Answers = {};

function Fields({
  fields,
  prefix,
  row,
  ...shared
}: Shared & { readonly fields: readonly Field[]; readonly prefix: string; readonly row?: AnswerRow }) {
  const { definition, control, answers, context, places, issues } = shared;
  const issueText = useIssueText(definition);
  return fields.map((field) => {
    const path = `${prefix}${field.id}`;
    const issue = issues.find((it) => it.path === path);
    const hangs = hangsOnOthers(field, definition);
    return (
      <AnswerField
        key={path}
        definition={definition}
        field={field}
        path={path}
        control={control}
        error={issue === undefined ? undefined : issueText(issue)}
        answers={hangs ? answers : NO_ANSWERS}
        context={hangs && row !== undefined ? { ...context, row } : context}
        places={places}
      />
    );
  });
}

function Rows({ section, ...shared }: FormSectionProps) {
  const { control, answers, context, issues, definition } = shared;
  const repeat = section.repeat;
  const name = repeat?.id ?? section.id;
  const { t } = useTranslation('form');
  const localText = useLocalText();
  const issueText = useIssueText(definition);
  const { fields: rows, append, remove } = useFieldArray({ control, name: name as never });
  const next = useRef<number>(undefined);
  // The button that was pressed may be gone: one goes on at the row that came, or that took the place of the one left out.
  useEffect(() => {
    if (next.current === undefined) return;
    document.getElementById(fieldElementId(`${name}.${Math.min(next.current, rows.length - 1)}`))?.focus();
    next.current = undefined;
  }, [name, rows.length]);
  if (repeat === undefined) return null;
  const add = () => {
    next.current = rows.length;
    append({}, { shouldFocus: false });
  };
  const leaveOut = (n: number) => {
    next.current = n;
    remove(n);
  };
  const values = Array.isArray(answers[name]) ? (answers[name] as AnswerRow[]) : [];
  const whole = issues.find((issue) => issue.path === name);
  return (
    <div className="stack" id={fieldElementId(name)} tabIndex={-1}>
      {whole && <div className="field-error">{issueText(whole)}</div>}
      {rows.map((entry, n) => {
        const row = values[n] ?? {};
        return (
          <fieldset key={entry.id} id={fieldElementId(`${name}.${n}`)} tabIndex={-1} className="card stack">
            <legend className="field-label">{`${localText(repeat.itemTitle)} ${n + 1}`}</legend>
            <Fields
              {...shared}
              fields={visibleFields(section, answers, { ...context, row })}
              prefix={`${name}.${n}.`}
              row={row}
            />
            {rows.length > repeat.min && (
              <Button variant="quiet" icon="trash" onClick={() => leaveOut(n)}>
                {t('removeRow', { title: `${localText(repeat.itemTitle)} ${n + 1}` })}
              </Button>
            )}
          </fieldset>
        );
      })}
      {rows.length < repeat.max && (
        <Button variant="secondary" icon="plus" onClick={add}>
          {localText(repeat.addLabel)}
        </Button>
      )}
    </div>
  );
}

/** One screen of a form: the fields that answer one question said aloud. */
export function FormSection({ section, ...shared }: FormSectionProps) {
  if (section.repeat !== undefined) return <Rows section={section} {...shared} />;
  return <Fields {...shared} fields={visibleFields(section, shared.answers, shared.context)} prefix="" />;
}
