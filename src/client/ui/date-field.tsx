import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldGroup, type FieldTexts } from './field.tsx';

interface Boxes {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

const EMPTY: Boxes = { day: '', month: '', year: '' };

/** "1990-05-01" into three boxes; "1990" fills the year alone. A box that was left empty stands as "00", and is empty again. */
const toBoxes = (value: string): Boxes => {
  const [year = '', month = '', day = ''] = value.split('-');
  return { year, month: month.replace(/^0+/, ''), day: day.replace(/^0+/, '') };
};

/** What the boxes say: a date, part of one, or as typed where it is neither (the check then says what is wrong). */
const toValue = ({ day, month, year }: Boxes): string => {
  if (day === '' && month === '' && year === '') return '';
  const two = (text: string) => text.padStart(2, '0');
  if (day === '' && month === '') return year;
  if (day === '') return `${year}-${two(month)}`;
  return `${year}-${two(month)}-${two(day)}`;
};

const PARTS = [
  { part: 'day', length: 2, autoComplete: 'bday-day' },
  { part: 'month', length: 2, autoComplete: 'bday-month' },
  { part: 'year', length: 4, autoComplete: 'bday-year' },
] as const;

export interface DateFieldProps extends FieldTexts {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly birthday?: boolean;
}

/** Day, month and year in three boxes: no picker to fight with for a date one knows by heart. */
export function DateField({ value, onChange, birthday = false, ...texts }: DateFieldProps) {
  const { t } = useTranslation('ui');
  const [boxes, setBoxes] = useState<Boxes>(() => (value === '' ? EMPTY : toBoxes(value)));
  const told = useRef(value);
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setBoxes(value === '' ? EMPTY : toBoxes(value));
  }, [value]);
  const change = (part: keyof Boxes, text: string, length: number) => {
    const next = { ...boxes, [part]: text.replace(/\D/g, '').slice(0, length) };
    setBoxes(next);
    told.current = toValue(next);
    onChange(told.current);
  };
  return (
    <FieldGroup {...texts}>
      <div className="date-boxes">
        {PARTS.map(({ part, length, autoComplete }) => (
          <div key={part}>
            <label htmlFor={`${texts.id}-${part}`}>{t(`date.${part}`)}</label>
            <input
              id={`${texts.id}-${part}`}
              className={part === 'year' ? 'input date-year' : 'input'}
              inputMode="numeric"
              enterKeyHint="next"
              autoComplete={birthday ? autoComplete : 'off'}
              maxLength={length}
              value={boxes[part]}
              aria-invalid={texts.error ? true : undefined}
              onChange={(event) => change(part, event.target.value, length)}
            />
          </div>
        ))}
      </div>
    </FieldGroup>
  );
}
