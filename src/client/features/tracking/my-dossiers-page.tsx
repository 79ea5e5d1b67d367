import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '#client/i18n/use-language.ts';
import { useReachability, useSession } from '#client/offline/react/use-session.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { ButtonLink } from '#client/ui/button.tsx';
import { Icon } from '#client/ui/icon.tsx';
import { Page } from '#client/ui/page.tsx';
import { EmptyState } from '#client/ui/surfaces.tsx';
import { useWide } from '#client/ui/use-wide.ts';
import { Skeleton } from '#client/ui/waiting.tsx';
import type { WorkItem } from '#client/widgets/my-work/merge-work.ts';
import { WorkSections } from '#client/widgets/my-work/my-work.tsx';
import { useMyWork } from '#client/widgets/my-work/use-my-work.ts';
import { useWorkName } from '#client/widgets/my-work/work-card.tsx';
import { PAGES } from '#domain/api/pages.ts';
import { formatDateTime } from '#domain/text/figures.ts';
import { ListActs } from './list-acts.tsx';
import { type Filter, ListFilter, passes } from './list-filter.tsx';
import { KeepFocus } from './list-keep-focus.tsx';
import { ListNotes } from './list-notes.tsx';
import { ListTable } from './list-table.tsx';
import './list.css';

/** From so many on one may look for one. */
const MANY = 7;

const actsOf = (item: WorkItem): ReactNode => <ListActs item={item} />;

/** Everything of mine: drafts, what waits on this device, and what the portal has. */
export function MyDossiersPage() {
  const { t } = useTranslation('tracking');
  const language = useLanguage();
  const session = useSession();
  const line = useReachability();
  const announce = useAnnounce();
  const wide = useWide();
  const nameOf = useWorkName();
  const work = useMyWork();
  const [filter, setFilter] = useState<Filter>({ words: '', group: null });
  const { items, loading } = work;
  const shown = items.filter((item) => passes(item, filter, nameOf(item)));
  const many = items.length >= MANY || filter.words !== '' || filter.group !== null;

  const change = (next: Filter): void => {
    setFilter(next);
    announce(t('filter.found', { count: items.filter((item) => passes(item, next, nameOf(item))).length }));
  };
  const list = (): ReactNode => {
    if (loading) return <Skeleton height="l" />;
    if (items.length === 0) {
      return (
        <EmptyState
          title={t('list.empty')}
          action={
            <ButtonLink icon="search" href={PAGES.procedures}>
              {t('list.find')}
            </ButtonLink>
          }
        >
          <p>{t(session.kind === 'guest' ? 'list.emptyGuest' : 'list.emptyText')}</p>
          {session.kind === 'guest' && (
            <p>
              <a href={`${PAGES.signIn}?next=${encodeURIComponent(PAGES.myDossiers)}`}>{t('guest.signIn')}</a>
            </p>
          )}
        </EmptyState>
      );
    }
    if (shown.length === 0) return <EmptyState title={t('filter.none')}>{t('filter.noneText')}</EmptyState>;
    return wide ? (
      <ListTable items={shown} fresh={work.portal === 'answered'} />
    ) : (
      <WorkSections items={shown} actions={actsOf} />
    );
  };
  return (
    <Page
      title={t('list.title')}
      wide={wide}
      aside={
        <div className="cluster">
          {session.kind === 'citizen' && (
            <a className="page-back" href={PAGES.notices}>
              <Icon name="bell" />
              {t('notices.title')}
            </a>
          )}
          <a className="page-back" href={PAGES.procedures}>
            <Icon name="plus" />
            {t('list.new')}
          </a>
        </div>
      }
    >
      <ListNotes work={work} />
      <KeepFocus>
        {many && <ListFilter items={items} filter={filter} onChange={change} />}
        {list()}
      </KeepFocus>
      {work.portal === 'answered' && line === 'online' && work.updatedAt !== null && (
        <p className="small">{t('list.updated', { at: formatDateTime(work.updatedAt, language) })}</p>
      )}
    </Page>
  );
}
