import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import { CheckboxGroup, RadioGroup } from '#client/ui/choice.tsx';
import { DateField } from '#client/ui/date-field.tsx';
import { Select } from '#client/ui/select.tsx';
import { TextArea, TextField } from '#client/ui/text-field.tsx';
import type { Answers } from '#domain/forms/answers.ts';
import { optionsOf } from '#domain/forms/check-field.ts';
import { type EvaluationContext, evaluateCondition } from '#domain/forms/evaluate.ts';
import type { Field, FormDefinition } from '#domain/forms/form-definition.ts';
import { dateInWords } from '#domain/text/numbers-in-words.ts';
import { fieldElementId } from './field-id.ts';
import { NumberField } from './number-field.tsx';
import { AddressField, CommuneField, type Places } from './place-fields.tsx';

export interface FormFieldProps {
  readonly definition: FormDefinition;
  readonly field: Field;
  readonly path: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly error: string | undefined;
  /** Of the others only what `hangsOnOthers` says is looked at. */
  readonly answers: Answers;
  readonly context: EvaluationContext;
  readonly places: Places;
}

/** Few options stand open; many go into the browser's list. */
const OPEN_OPTIONS = 7;
const WHOLE_DATE = /^\d{4}-\d{2}-\d{2}$/;

const isRequired = (
  field: Exclude<Field, { kind: 'guidance' }>,
  answers: Answers,
  context: EvaluationContext,
): boolean =>
  typeof field.required === 'object'
    ? evaluateCondition(field.required, answers, context) === true
    : (field.required ?? true);

/** Whether other answers decide how the question is put: if it must be answered, or what may be chosen. */
export const hangsOnOthers = (field: Field, definition: FormDefinition): boolean =>
  (field.kind !== 'guidance' && typeof field.required === 'object') ||
  ((field.kind === 'choice' || field.kind === 'choices') &&
    optionsOf(field, definition).some((option) => option.when !== undefined));

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** Figures that name something and are not counted with: people group them by spaces. */
function FiguresField({
  onChange,
  ...rest
}: Omit<ComponentProps<typeof TextField>, 'onChange'> & { readonly onChange: (value: string) => void }) {
  return (
    <TextField
      inputMode="numeric"
      {...rest}
      className="figures"
      onChange={(event) => onChange(event.target.value.replace(/\s/g, ''))}
    />
  );
}

/** One question of a form, drawn by its kind. */
export function FormField(props: FormFieldProps) {
  const { definition, field, path, value, onChange, error, answers, context, places } = props;
  const { t } = useTranslation('form');
  const localText = useLocalText();
  const language = useLanguage();
  const hint = field.help === undefined ? undefined : localText(field.help);
  if (field.kind === 'guidance') {
    return (
      <div className="notice">
        <strong>{localText(field.label)}</strong>
        {hint}
      </div>
    );
  }
  const id = fieldElementId(path);
  const optional = !isRequired(field, answers, context);
  const texts = { id, label: localText(field.label), hint, error, optional };
  const area = { autoComplete: field.autocomplete ?? 'off', value: text(value) };
  // The keyboard's own key leads to the next field; in a long text it begins a line.
  const input = { ...area, enterKeyHint: 'next' } as const;
  const typed = (event: { target: { value: string } }) => onChange(event.target.value);
  switch (field.kind) {
    case 'text':
      return field.digits === undefined ? (
        <TextField
          {...texts}
          {...input}
          maxLength={field.maxLength ?? 200}
          autoCapitalize={field.upperCase ? 'characters' : /\bname$/.test(area.autoComplete) ? 'words' : undefined}
          onChange={typed}
        />
      ) : (
        <FiguresField {...texts} {...input} maxLength={field.digits} onChange={onChange} />
      );
    case 'longText':
      return <TextArea {...texts} {...area} maxLength={field.maxLength ?? 2000} onChange={typed} />;
    case 'personName':
      return (
        <TextField {...texts} {...input} maxLength={100} autoCapitalize="words" spellCheck={false} onChange={typed} />
      );
    case 'personalId':
      return <FiguresField {...texts} {...input} maxLength={12} onChange={onChange} />;
    case 'taxCode':
      // Ten figures, a dash, three more: the keypad of figures alone may have no dash.
      return <FiguresField {...texts} {...input} maxLength={14} inputMode="text" onChange={onChange} />;
    case 'phone':
      return <TextField {...texts} {...input} type="tel" inputMode="tel" maxLength={20} onChange={typed} />;
    case 'email':
      return <TextField {...texts} {...input} type="email" inputMode="email" maxLength={254} onChange={typed} />;
    case 'number':
      return <NumberField {...texts} field={field} value={value} onChange={onChange} />;
    case 'date':
      return (
        <div className="stack-tight">
          <DateField
            {...texts}
            value={text(value)}
            birthday={field.autocomplete?.startsWith('bday') ?? false}
            onChange={onChange}
          />
          {field.inWords && language === 'vi' && WHOLE_DATE.test(text(value)) && !error && (
            <span className="small">{t('inWords', { words: dateInWords(text(value)) })}</span>
          )}
        </div>
      );
    case 'yesNo':
      return (
        <RadioGroup
          {...texts}
          options={[
            { value: 'yes', label: t('yes') },
            { value: 'no', label: t('no') },
          ]}
          value={value === true ? 'yes' : value === false ? 'no' : ''}
          onChange={(chosen) => onChange(chosen === 'yes')}
        />
      );
    case 'choice':
    case 'choices': {
      const options = optionsOf(field, definition)
        .filter((option) => option.when === undefined || evaluateCondition(option.when, answers, context) === true)
        .map((option) => ({
          value: option.value,
          label: localText(option.label),
          hint: option.help === undefined ? undefined : localText(option.help),
        }));
      if (field.kind === 'choices') {
        return (
          <CheckboxGroup
            {...texts}
            options={options}
            values={Array.isArray(value) ? value.map(String) : []}
            onChange={onChange}
          />
        );
      }
      const open = field.display === 'radio' || (field.display === undefined && options.length <= OPEN_OPTIONS);
      return open ? (
        <RadioGroup {...texts} options={options} value={text(value)} onChange={onChange} />
      ) : (
        <Select
          {...texts}
          options={options}
          value={text(value)}
          autoComplete={field.autocomplete}
          onChange={onChange}
        />
      );
    }
    case 'commune':
      return <CommuneField {...texts} places={places} value={text(value)} onChange={onChange} />;
    case 'address':
      return <AddressField {...texts} places={places} field={field} value={value ?? {}} onChange={onChange} />;
  }
}
