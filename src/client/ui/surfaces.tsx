import type { ReactNode } from 'react';

export function Card({
  children,
  href,
  need = false,
}: {
  readonly children: ReactNode;
  readonly href?: string;
  readonly need?: boolean;
}) {
  const name = need ? 'card card-need' : 'card';
  return href === undefined ? (
    <div className={name}>{children}</div>
  ) : (
    <a className={name} href={href}>
      {children}
    </a>
  );
}

export function Section({
  title,
  children,
  aside,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly aside?: ReactNode;
}) {
  return (
    <section className="stack-tight">
      <div className="spread section-head">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

export interface DataRow {
  readonly label: string;
  readonly value: ReactNode;
}

export function DataList({ rows }: { readonly rows: readonly DataRow[] }) {
  return (
    <dl className="data-list">
      {rows.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function StatusTag({
  tone = 'neutral',
  children,
}: {
  readonly tone?: 'neutral' | 'info' | 'ok' | 'warn' | 'bad';
  readonly children: ReactNode;
}) {
  return <span className={`tag tag-${tone}`}>{children}</span>;
}

export function EmptyState({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="card stack-tight">
      <h2>{title}</h2>
      {children && <div className="muted">{children}</div>}
      {action}
    </div>
  );
}
