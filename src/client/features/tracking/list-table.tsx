import { useTranslation } from 'react-i18next';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import type { WorkItem } from '#client/widgets/my-work/merge-work.ts';
import { SendingBar, useWorkName, workCode, workHref } from '#client/widgets/my-work/work-card.tsx';
import { WorkLine } from '#client/widgets/my-work/work-line.tsx';
import { WorkTag } from '#client/widgets/my-work/work-tag.tsx';
import type { DossierClock } from '#domain/api/dossiers.ts';
import { formatDateTime } from '#domain/text/figures.ts';
import { ListActs } from './list-acts.tsx';

/** A working day of the agency (DOMAIN §2.4), in minutes. */
const WORKING_DAY = 480;

function Due({ clock, fresh }: { readonly clock: DossierClock | null; readonly fresh: boolean }) {
  const { t } = useTranslation('tracking');
  const language = useLanguage();
  if (clock === null || clock.state === 'ENDED') return <>{t('table.noDue')}</>;
  if (clock.dueAt === null) return <>{t('due.paused')}</>;
  const left = clock.remainingWorkingMinutes ?? 0;
  const days = Math.floor(left / WORKING_DAY);
  return (
    <>
      <div className="small">{t(`table.for.${clock.kind}`)}</div>
      <strong>{formatDateTime(clock.dueAt, language)}</strong>
      {clock.overdue ? (
        <div className="small">{t('table.overdue')}</div>
      ) : (
        // A copy that was kept does not know how much is left now.
        fresh &&
        left > 0 && (
          <div className="small">
            {days > 1 ? t('table.daysLeft', { count: days }) : t('table.hoursLeft', { count: Math.ceil(left / 60) })}
          </div>
        )
      )}
    </>
  );
}

/** The desktop's list: one row a dossier, most pressing first. `fresh`: the portal has just answered. */
export function ListTable({ items, fresh }: { readonly items: readonly WorkItem[]; readonly fresh: boolean }) {
  const { t } = useTranslation('tracking');
  const localText = useLocalText();
  const nameOf = useWorkName();
  return (
    <table className="table list-table">
      <thead>
        <tr>
          <th scope="col">{t('table.code')}</th>
          <th scope="col">{t('table.procedure')}</th>
          <th scope="col">{t('table.where')}</th>
          <th scope="col">{t('table.due')}</th>
          <th scope="col">{t('table.state')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} className={item.group === 'needs' ? 'list-need' : undefined}>
            <td className="list-code">
              {workCode(item) === null ? (
                <span className="muted">{t('table.noCode')}</span>
              ) : (
                <span className="code">{workCode(item)}</span>
              )}
            </td>
            <td>
              <div className="stack-tight">
                <a className="list-name" href={workHref(item)}>
                  {nameOf(item)}
                </a>
                {/* The other columns say it of what the agency has. */}
                {item.group !== 'underWay' && <WorkLine item={item} />}
                <SendingBar item={item} />
                <ListActs item={item} />
              </div>
            </td>
            <td className="list-where">
              {item.dossier === undefined || item.sending !== undefined
                ? t(item.received === undefined ? 'table.here' : 'table.portal')
                : localText(item.dossier.competentUnit.name)}
            </td>
            <td className="figures">
              <Due clock={item.dossier?.clock ?? null} fresh={fresh} />
            </td>
            <td>
              <WorkTag item={item} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
