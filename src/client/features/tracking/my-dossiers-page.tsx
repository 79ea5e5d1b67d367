import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '#client/i18n/use-language.ts';
import { useReachability, useSession } from '#client/offline/react/use-session.ts';
import { ButtonLink } from '#client/ui/button.tsx';
import { Icon } from '#client/ui/icon.tsx';
import { KeepFocus } from '#client/ui/keep-focus.tsx';
import { Page } from '#client/ui/page.tsx';
import { EmptyState } from '#client/ui/surfaces.tsx';
import { useWide } from '#client/ui/use-wide.ts';
import { Skeleton } from '#client/ui/waiting.tsx';
import { useMyWork } from '#client/widgets/my-work/use-my-work.ts';
import { PAGES } from '#domain/api/pages.ts';
import { formatDateTime } from '#domain/text/figures.ts';
import { ListNotes } from './list-notes.tsx';
import { makeRows } from './list-rows.ts';
import { ListView } from './list-view.tsx';
import { useRowWords } from './list-words.ts';
import './list.css';

/** Nothing of one's own yet. */
function NothingYet({ guest }: { readonly guest: boolean }) {
  const { t } = useTranslation('tracking');
  return (
    <EmptyState
      title={t('list.empty')}
      action={
        <ButtonLink icon="search" href={PAGES.procedures}>
          {t('list.find')}
        </ButtonLink>
      }
    >
      <p>{t(guest ? 'list.emptyGuest' : 'list.emptyText')}</p>
      {guest && (
        <p>
          <a href={`${PAGES.signIn}?next=${encodeURIComponent(PAGES.myDossiers)}`}>{t('guest.signIn')}</a>
        </p>
      )}
    </EmptyState>
  );
}

/** Everything of mine: drafts, what waits on this device, and what the portal has. */
export function MyDossiersPage() {
  const { t } = useTranslation('tracking');
  const language = useLanguage();
  const session = useSession();
  const line = useReachability();
  const wide = useWide();
  const words = useRowWords();
  const work = useMyWork();
  const { items, loading } = work;
  const rows = useMemo(() => makeRows(items, words), [items, words]);
  const answered = work.portal === 'answered';
  const list = (): ReactNode => {
    if (loading) return <Skeleton height="l" />;
    if (rows.length === 0) return <NothingYet guest={session.kind === 'guest'} />;
    return <ListView rows={rows} wide={wide} fresh={answered} />;
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
      <KeepFocus>{list()}</KeepFocus>
      {answered && line === 'online' && work.updatedAt !== null && (
        <p className="small">{t('list.updated', { at: formatDateTime(work.updatedAt, language) })}</p>
      )}
    </Page>
  );
}
