import { FieldGroup, type FieldTexts } from './field.tsx';

export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

function Option({
  id,
  option,
  ...input
}: {
  id: string;
  option: ChoiceOption;
  type: 'radio' | 'checkbox';
  name: string;
  checked: boolean;
  onChange: () => void;
}) {
  return (
    <label className="choice" htmlFor={id}>
      <input {...input} id={id} value={option.value} aria-describedby={option.hint ? `${id}-note` : undefined} />
      <span>
        {option.label}
        {option.hint && (
          <span className="small" id={`${id}-note`}>
            <br />
            {option.hint}
          </span>
        )}
      </span>
    </label>
  );
}

type GroupProps = FieldTexts & { readonly options: readonly ChoiceOption[] };

export function RadioGroup({
  options,
  value,
  onChange,
  ...texts
}: GroupProps & { readonly value: string; readonly onChange: (value: string) => void }) {
  return (
    <FieldGroup {...texts}>
      <div className="choices">
        {options.map((option) => (
          <Option
            key={option.value}
            id={`${texts.id}-${option.value}`}
            option={option}
            type="radio"
            name={texts.id}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

export function CheckboxGroup({
  options,
  values,
  onChange,
  ...texts
}: GroupProps & { readonly values: readonly string[]; readonly onChange: (values: string[]) => void }) {
  const toggle = (value: string) =>
    onChange(values.includes(value) ? values.filter((it) => it !== value) : [...values, value]);
  return (
    <FieldGroup {...texts}>
      <div className="choices">
        {options.map((option) => (
          <Option
            key={option.value}
            id={`${texts.id}-${option.value}`}
            option={option}
            type="checkbox"
            name={texts.id}
            checked={values.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

export function Checkbox({
  id,
  label,
  checked,
  onChange,
  error,
}: {
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly error?: string | undefined;
}) {
  return (
    <div className="field">
      {error && (
        <div className="field-error" id={`${id}-error`}>
          {error}
        </div>
      )}
      <label className="choice" htmlFor={id}>
        <input
          type="checkbox"
          id={id}
          checked={checked}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
    </div>
  );
}
