import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { staffQueueQuery } from '#client/api/queries/staff-queries.ts';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { useSearchParams } from '#client/ui/navigation.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { EmptyState } from '#client/ui/surfaces.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import type { QueueEntry } from '#domain/api/staff.ts';
import { formatDateTime } from '#domain/text/figures.ts';
import { codeOf, useDeskErrorText } from './desk-error-text.ts';
import { useDeskMember, useLeaveWhenSignedOut, useSignOut } from './desk-session.ts';
import { DeskTabs, isIn, OPEN_TABS, TABS, type TabName, tabNamed } from './desk-tabs.tsx';
import { QueueList } from './queue-list.tsx';
import './desk.css';

const AGAIN = 30_000;

/** What the unit still has to do comes in one answer; what is done is asked for when it is looked at. */
function useQueue(tab: TabName) {
  const open = useQuery({ ...staffQueueQuery(), refetchInterval: AGAIN });
  const done = useQueries({
    queries: TABS.done.map((status) => ({
      ...staffQueueQuery(status),
      enabled: tab === 'done',
      refetchInterval: AGAIN,
    })),
  });
  const asked = tab === 'done' ? done : [open];
  const leave = useLeaveWhenSignedOut();
  const fault = asked.find((it) => it.error !== null)?.error ?? null;
  useEffect(() => {
    if (fault !== null) leave(fault);
  }, [fault, leave]);
  const entries = asked.every((it) => it.data !== undefined)
    ? asked.flatMap((it) => it.data?.dossiers ?? []).filter((it) => isIn(tab, it.status))
    : undefined;
  return {
    open: open.data?.dossiers,
    entries: tab === 'done' ? entries?.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)) : entries,
    fault,
    at: Math.min(...asked.map((it) => it.dataUpdatedAt)),
    retry: () => {
      for (const it of asked) it.refetch().catch(() => undefined);
    },
  };
}

/** Says how many came since the last look, once. */
function useArrivals(open: readonly QueueEntry[] | undefined): void {
  const { t } = useTranslation('desk');
  const announce = useAnnounce();
  const known = useRef<ReadonlySet<string>>(undefined);
  useEffect(() => {
    if (open === undefined) return;
    const waiting = open.filter((it) => isIn('check', it.status)).map((it) => it.id);
    const before = known.current;
    known.current = new Set(waiting);
    const count = before === undefined ? 0 : waiting.filter((id) => !before.has(id)).length;
    if (count > 0) announce(t('queue.arrived', { count }));
  }, [open, announce, t]);
}

/** The officer's unit and its queue. */
export function DeskPage() {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const localText = useLocalText();
  const errorText = useDeskErrorText();
  const member = useDeskMember();
  const tab = tabNamed(useSearchParams().get('tab'));
  const { open, entries, fault, at, retry } = useQueue(tab);
  const { signOut, busy, failed } = useSignOut();
  useArrivals(open);
  const counts = Object.fromEntries(
    OPEN_TABS.map((name) => [name, open?.filter((it) => isIn(name, it.status)).length]),
  );
  const known = entries !== undefined;
  return (
    <Page
      wide
      title={t('queue.title')}
      lead={member && `${member.displayName} · ${localText(member.unit.name)}`}
      aside={
        <Button variant="secondary" small busy={busy} onClick={signOut}>
          {t('signOut.button')}
        </Button>
      }
    >
      {failed !== undefined && (
        <Notice tone="bad" title={t('signOut.failed')} live>
          {errorText(failed)}
        </Notice>
      )}
      {fault !== null && (
        <Notice
          tone="warn"
          title={
            known ? t('queue.stale', { at: formatDateTime(new Date(at).toISOString(), language) }) : t('queue.failed')
          }
          live
        >
          <p>{errorText(codeOf(fault))}</p>
          <Button variant="secondary" small icon="refresh" onClick={retry}>
            {t('retry')}
          </Button>
        </Notice>
      )}
      <DeskTabs current={tab} counts={counts} />
      <section className="stack-tight" aria-label={t(`queue.tab.${tab}`)}>
        {entries === undefined && fault === null && <Skeleton height="m" />}
        {entries?.length === 0 && <EmptyState title={t(`queue.empty.${tab}`)}>{t('queue.emptyText')}</EmptyState>}
        {entries !== undefined && entries.length > 0 && <QueueList entries={entries} tab={tab} />}
        {known && fault === null && (
          <p className="small">{t('queue.updated', { at: formatDateTime(new Date(at).toISOString(), language) })}</p>
        )}
      </section>
    </Page>
  );
}
