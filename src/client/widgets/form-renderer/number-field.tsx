import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import type { FieldTexts } from '#client/ui/field.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import type { Field } from '#domain/forms/form-definition.ts';
import { formatNumber, readNumber } from '#domain/text/figures.ts';
import { numberInWords } from '#domain/text/numbers-in-words.ts';

export type NumberFieldProps = FieldTexts & {
  readonly field: Extract<Field, { kind: 'number' }>;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
};

/** "1.234,5" and sixteen figures with their points and a sign. */
const LONGEST = 24;
const CAN_BE_SAID = 1e12;

/**
 * A number as one writes it in the language of the screen. While it is typed the text stands as typed ("72," is on its way to
 * "72,5"); once left it is grouped. What is no number stays as text, so that the check can name it.
 */
export function NumberField({ field, value, onChange, ...texts }: NumberFieldProps) {
  const { t } = useTranslation('form');
  const language = useLanguage();
  const localText = useLocalText();
  const [typed, setTyped] = useState<string>();
  const unit = field.suffix === undefined ? '' : localText(field.suffix);
  // "Number of copies (copies)" says it twice.
  const inLabel = unit === '' || ` ${texts.label.toLowerCase()} `.includes(` ${unit.toLowerCase()} `);
  const settled = typeof value === 'number' ? formatNumber(value, language) : typeof value === 'string' ? value : '';
  const words =
    field.inWords && language === 'vi' && typeof value === 'number' && value >= 0 && value < CAN_BE_SAID
      ? Number.isInteger(value) && !texts.error && numberInWords(value)
      : false;
  return (
    <div className="stack-tight">
      <TextField
        {...texts}
        label={inLabel ? texts.label : `${texts.label} (${unit})`}
        className={`figures ${field.max < CAN_BE_SAID / 1e6 ? 'input-short' : ''}`}
        autoComplete={field.autocomplete ?? 'off'}
        // A keypad of figures has no sign.
        enterKeyHint="next"
        inputMode={field.min < 0 ? 'text' : field.decimals === undefined ? 'numeric' : 'decimal'}
        maxLength={LONGEST}
        value={typed ?? settled}
        onChange={(event) => {
          const text = event.target.value;
          setTyped(text);
          onChange(readNumber(text, language) ?? text.trim());
        }}
        onBlur={() => setTyped(undefined)}
      />
      {words && <span className="small">{t('inWords', { words: `${words} ${unit}`.trim() })}</span>}
    </div>
  );
}
