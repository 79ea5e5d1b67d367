import { useEffect, useRef } from 'react';

export interface FieldFault {
  /** Id of the control (or of its group). */
  readonly fieldId: string;
  /** Where the control is when it stands on another screen. */
  readonly href?: string;
  readonly message: string;
}

/** Moves to a control, or to the first one of its group. */
export function focusField(fieldId: string): void {
  const element = document.getElementById(fieldId);
  const control = element?.matches('fieldset')
    ? (element.querySelector<HTMLElement>('input, select, textarea, button') ?? element)
    : element;
  control?.focus();
  control?.scrollIntoView({ block: 'center' });
}

/** What is to be corrected, on top, each a link to its place. Takes focus whenever `attempt` changes. */
export function ErrorSummary({
  title,
  errors,
  attempt,
}: {
  readonly title: string;
  readonly errors: readonly FieldFault[];
  readonly attempt: number;
}) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (errors.length === 0) return null;
  return (
    <section className="error-summary" role="alert" tabIndex={-1} ref={box} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{title}</h2>
      <ul>
        {errors.map(({ fieldId, href, message }) => (
          <li key={`${fieldId} ${message}`}>
            <a
              href={href ?? `#${fieldId}`}
              onClick={(event) => {
                if (href !== undefined) return;
                event.preventDefault();
                focusField(fieldId);
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
