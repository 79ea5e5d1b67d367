import { useTranslation } from 'react-i18next';

/** Stands where content will be, in its size; read out once as waiting. */
export function Skeleton({ lines = 3, height = 's' }: { readonly lines?: number; readonly height?: 's' | 'm' | 'l' }) {
  const { t } = useTranslation('ui');
  return (
    <div role="status">
      <span className="visually-hidden">{t('loading')}</span>
      {Array.from({ length: lines }, (_, n) => `bar ${n}`).map((bar) => (
        <div key={bar} className={height === 's' ? 'skeleton' : `skeleton skeleton-${height}`} />
      ))}
    </div>
  );
}

export function ProgressBar({
  value,
  max,
  label,
}: {
  readonly value: number;
  readonly max: number;
  readonly label: string;
}) {
  return (
    <div className="stack-tight">
      <span className="small">{label}</span>
      <progress className="progress" value={value} max={Math.max(1, max)} aria-label={label} />
    </div>
  );
}
