import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface FieldTexts {
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly optional?: boolean;
}

/** Which texts describe a control, for aria-describedby. */
export const describedBy = ({ id, hint, error }: Pick<FieldTexts, 'id' | 'hint' | 'error'>): string | undefined =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;

function Optional() {
  const { t } = useTranslation('ui');
  return <span className="field-optional"> {t('optional')}</span>;
}

function Texts({ id, hint, error }: Pick<FieldTexts, 'id' | 'hint' | 'error'>) {
  return (
    <>
      {hint && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <div className="field-error" id={`${id}-error`}>
          {error}
        </div>
      )}
    </>
  );
}

/** Label above, help between, error above the control. */
export function Field({
  id,
  label,
  hint,
  error,
  optional = false,
  children,
}: FieldTexts & { readonly children: ReactNode }) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {optional && <Optional />}
      </label>
      <Texts id={id} hint={hint} error={error} />
      {children}
    </div>
  );
}

/** Several controls that answer one question. */
export function FieldGroup({
  id,
  label,
  hint,
  error,
  optional = false,
  children,
}: FieldTexts & { readonly children: ReactNode }) {
  return (
    <fieldset className="field" id={id} tabIndex={-1} aria-describedby={describedBy({ id, hint, error })}>
      <legend className="field-label">
        {label}
        {optional && <Optional />}
      </legend>
      <Texts id={id} hint={hint} error={error} />
      {children}
    </fieldset>
  );
}
