import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChoiceOption } from './choice.tsx';
import { describedBy, Field, type FieldTexts } from './field.tsx';

export interface SelectProps extends FieldTexts {
  readonly options: readonly ChoiceOption[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete?: string | undefined;
}

/** The browser's own list: best with a thumb and with a screen reader. */
export function Select({ options, value, onChange, autoComplete, ...texts }: SelectProps) {
  const { t } = useTranslation('ui');
  // A province has more communes than a key should draw anew.
  const drawn = useMemo(
    () =>
      options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      )),
    [options],
  );
  return (
    <Field {...texts}>
      <select
        id={texts.id}
        className="input"
        value={value}
        autoComplete={autoComplete}
        aria-invalid={texts.error ? true : undefined}
        aria-describedby={describedBy(texts)}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t('choose')}</option>
        {drawn}
      </select>
    </Field>
  );
}
