import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { myNoticesQuery } from '#client/api/queries/notice-queries.ts';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import { useMyDossiers } from '#client/offline/react/use-mine.ts';
import { useReachability, useSession } from '#client/offline/react/use-session.ts';
import { ButtonLink } from '#client/ui/button.tsx';
import { Page } from '#client/ui/page.tsx';
import { EmptyState, Section } from '#client/ui/surfaces.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { AppError } from '#domain/api/errors.ts';
import { PAGES } from '#domain/api/pages.ts';
import { dateOfDay, dayOfDate, localDate } from '#domain/deadlines/local-time.ts';
import { formatDay } from '#domain/text/figures.ts';
import { byDay } from './notice-days.ts';
import { NoticeItem } from './notice-item.tsx';
import { useSeenNotices } from './notice-seen.ts';
import { ExpiredNote, StaleNote } from './stale-notes.tsx';
import '#client/widgets/my-work/my-work.css';
import './notices.css';

const SIGN_IN = `${PAGES.signIn}?next=${encodeURIComponent(PAGES.notices)}`;

function NoticeList() {
  const { t } = useTranslation('tracking');
  const language = useLanguage();
  const localText = useLocalText();
  const errorText = useErrorText();
  const line = useReachability();
  // The session is looked at again and again, and what was asked is then asked anew: what is shown stays meanwhile.
  const query = useQuery({ ...myNoticesQuery(), placeholderData: keepPreviousData });
  const dossiers = useMyDossiers().value?.value;
  const onSeen = useSeenNotices();
  const [today] = useState(() => localDate(new Date().toISOString()));
  const { data, error, isFetching, dataUpdatedAt } = query;

  const dayName = (date: string): string => {
    if (date === today) return t('notices.today');
    if (date === dateOfDay(dayOfDate(today) - 1)) return t('notices.yesterday');
    const day = formatDay(date, language);
    // A heading begins with a capital; within a sentence the weekday does not.
    return day.charAt(0).toLocaleUpperCase(language) + day.slice(1);
  };
  const nameOf = (id: string): string | undefined => {
    const own = dossiers?.find((it) => it.id === id);
    return own === undefined ? undefined : localText(own.procedureName);
  };
  const offline = line === 'offline' || line === 'captive';
  return (
    <>
      {(error !== null || offline) && (
        <StaleNote
          title={t('notices.cannot')}
          updatedAt={data !== undefined && dataUpdatedAt > 0 ? new Date(dataUpdatedAt).toISOString() : null}
          why={
            offline || error === null
              ? t('notices.offline')
              : errorText(error instanceof AppError ? error.code : 'line.unreachable')
          }
          busy={isFetching}
          onAsk={() => {
            query.refetch().catch(() => undefined);
          }}
        >
          <a href={PAGES.myDossiers}>{t('notices.dossiers')}</a>
        </StaleNote>
      )}
      {data === undefined && error === null && !offline && <Skeleton height="m" />}
      {data?.notices.length === 0 && (
        <EmptyState title={t('notices.empty')} action={<a href={PAGES.myDossiers}>{t('notices.dossiers')}</a>}>
          {t('notices.emptyText')}
        </EmptyState>
      )}
      {byDay(data?.notices ?? []).map(({ date, notices }) => (
        <Section key={date} title={dayName(date)}>
          <ul className="work-list">
            {notices.map((notice) => (
              <NoticeItem key={notice.id} notice={notice} name={nameOf(notice.dossierId)} onSeen={onSeen} />
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}

/** What happened to my dossiers: this list is the record, e-mail and SMS are best effort (DOMAIN §2.10). */
export function NoticesPage() {
  const { t } = useTranslation('tracking');
  const session = useSession();
  return (
    <Page title={t('notices.title')} back={PAGES.myDossiers}>
      {session.kind === 'unknown' && <Skeleton height="m" />}
      {session.kind === 'guest' && (
        <EmptyState title={t('notices.guest')} action={<ButtonLink href={SIGN_IN}>{t('guest.signIn')}</ButtonLink>}>
          {t('notices.guestText')}
        </EmptyState>
      )}
      {session.kind === 'citizen' &&
        (session.expired ? (
          <ExpiredNote page={PAGES.notices} />
        ) : (
          // Another account begins with a list of its own.
          <NoticeList key={session.account.id} />
        ))}
    </Page>
  );
}
