import type { ReactNode } from 'react';

export type NoticeTone = 'info' | 'ok' | 'warn' | 'bad';

/** Something to know, beside what it is about. `live`: it appeared just now and is read out once. */
export function Notice({
  tone,
  title,
  children,
  live = false,
}: {
  readonly tone: NoticeTone;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly live?: boolean;
}) {
  return (
    <div className={`notice notice-${tone}`} role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}>
      {title && <strong>{title}</strong>}
      {children}
    </div>
  );
}
