import { useTranslation } from 'react-i18next';
import { useLanguage, useTextLanguage } from '#client/i18n/use-language.ts';
import { Icon } from '#client/ui/icon.tsx';
import { SendingBar, workHref } from '#client/widgets/my-work/work-card.tsx';
import { WorkLine } from '#client/widgets/my-work/work-line.tsx';
import { WorkTag } from '#client/widgets/my-work/work-tag.tsx';
import { formatDateTime } from '#domain/text/figures.ts';
import { ListActs } from './list-acts.tsx';
import { COLUMNS, type Column, type ListQuery, type Press } from './list-query.ts';
import { type ListRow, payBefore, WORKING_DAY } from './list-rows.ts';

/** By word and picture, never by colour alone. */
function PressMark({ press }: { readonly press: Press }) {
  const { t } = useTranslation('tracking');
  return (
    <div className={`list-press list-press-${press}`}>
      <Icon name={press === 'soon' ? 'clock' : 'alert'} />
      {t(`table.${press}`)}
    </div>
  );
}

function Due({ row, fresh }: { readonly row: ListRow; readonly fresh: boolean }) {
  const { t } = useTranslation('tracking');
  const language = useLanguage();
  const clock = row.item.dossier?.clock ?? null;
  const pay = payBefore(row.item);
  if (pay !== null) {
    return (
      <>
        <div className="small">{t('table.for.PAY')}</div>
        <strong>{formatDateTime(pay, language)}</strong>
      </>
    );
  }
  if (clock === null || clock.state === 'ENDED') return <>{t('table.noDue')}</>;
  if (clock.dueAt === null) return <>{t('due.paused')}</>;
  const left = clock.remainingWorkingMinutes ?? 0;
  const days = Math.floor(left / WORKING_DAY);
  return (
    <>
      <div className="small">{t(`table.for.${clock.kind}`)}</div>
      <strong>{formatDateTime(clock.dueAt, language)}</strong>
      {row.press !== null && <PressMark press={row.press} />}
      {/* A copy that was kept does not know how much is left now. */}
      {!clock.overdue && fresh && left > 0 && (
        <div className="small">
          {days > 1 ? t('table.daysLeft', { count: days }) : t('table.hoursLeft', { count: Math.ceil(left / 60) })}
        </div>
      )}
    </>
  );
}

function Head({ by, sort, onSort }: { readonly by: Column } & Pick<ListTableProps, 'sort' | 'onSort'>) {
  const { t } = useTranslation('tracking');
  const own = sort?.by === by ? sort : null;
  const next = own === null ? { by, down: false } : own.down ? null : { by, down: true };
  return (
    <th scope="col" aria-sort={own === null ? undefined : own.down ? 'descending' : 'ascending'}>
      <button type="button" className="list-sort" onClick={() => onSort(next)}>
        {t(`table.${by}`)}
        {own === null ? (
          <span className="list-sort-none">
            <Icon name="down" />
          </span>
        ) : (
          <Icon name={own.down ? 'down' : 'up'} />
        )}
      </button>
    </th>
  );
}

export interface ListTableProps {
  /** One page of them. */
  readonly rows: readonly ListRow[];
  /** The portal has just answered. */
  readonly fresh: boolean;
  readonly sort: ListQuery['sort'];
  /** Up, down, and then as the list came: the most pressing first. */
  readonly onSort: (sort: ListQuery['sort']) => void;
}

/** The desktop's list: one row a dossier. */
export function ListTable({ rows, fresh, sort, onSort }: ListTableProps) {
  const { t } = useTranslation('tracking');
  const spoken = useTextLanguage();
  return (
    <table className="table list-table">
      <caption className="visually-hidden">{t('table.caption')}</caption>
      <thead>
        <tr>
          {COLUMNS.map((by) => (
            <Head key={by} by={by} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.item.id} className={row.item.group === 'needs' ? 'list-need' : undefined}>
            <td className="list-code">
              {row.code === null ? (
                <span className="muted">{t('table.noCode')}</span>
              ) : (
                <span className="code">{row.code}</span>
              )}
            </td>
            <td>
              <div className="stack-tight">
                <a className="list-name" href={workHref(row.item)} lang={row.item.name && spoken(row.item.name)}>
                  {row.name}
                </a>
                {/* The other columns say it of what the agency has. */}
                {row.item.group !== 'underWay' && <WorkLine item={row.item} />}
                <SendingBar item={row.item} />
                <ListActs item={row.item} />
              </div>
            </td>
            <td
              className="list-where"
              lang={
                row.item.sending === undefined && row.item.dossier
                  ? spoken(row.item.dossier.competentUnit.name)
                  : undefined
              }
            >
              {row.where}
            </td>
            <td className="figures">
              <Due row={row} fresh={fresh} />
            </td>
            <td>
              <WorkTag item={row.item} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
