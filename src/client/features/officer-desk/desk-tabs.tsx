import { useTranslation } from 'react-i18next';
import { PAGES } from '#domain/api/pages.ts';
import type { QueueEntry } from '#domain/api/staff.ts';

/** What the queue is divided by: whose move it is. What an officer must still do never stands under "done". */
export const TABS = {
  check: ['SUBMITTED', 'WITHDRAWAL_REQUESTED'],
  progress: ['ACCEPTED', 'IN_PROGRESS', 'COMPLETED', 'OTHER'],
  applicant: ['SUPPLEMENT_REQUIRED'],
  payment: ['PAYMENT_REQUIRED'],
  done: ['RETURNED', 'NOT_ACCEPTED', 'STOPPED'],
} as const satisfies Record<string, readonly QueueEntry['status'][]>;

export type TabName = keyof typeof TABS;
const NAMES: readonly TabName[] = ['check', 'progress', 'applicant', 'payment', 'done'];
export const OPEN_TABS = NAMES.filter((it) => it !== 'done');

export const tabNamed = (name: string | null): TabName => NAMES.find((it) => it === name) ?? 'check';
export const isIn = (tab: TabName, status: QueueEntry['status']): boolean =>
  (TABS[tab] as readonly QueueEntry['status'][]).includes(status);

/** Links, so that the way back from a dossier leads to the same list. */
export function DeskTabs({
  current,
  counts,
}: {
  readonly current: TabName;
  readonly counts: Readonly<Partial<Record<TabName, number>>>;
}) {
  const { t } = useTranslation('desk');
  return (
    <nav className="desk-tabs" aria-label={t('queue.tabs')}>
      {NAMES.map((name) => (
        <a key={name} href={`${PAGES.desk}?tab=${name}`} aria-current={name === current ? 'page' : undefined}>
          {t(`queue.tab.${name}`)}
          {(counts[name] ?? 0) > 0 && (
            <span className="figures">
              {' '}
              <span className="desk-count">{counts[name]}</span>
            </span>
          )}
        </a>
      ))}
    </nav>
  );
}
