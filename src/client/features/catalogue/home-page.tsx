import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useAccount } from '#client/offline/react/use-session.ts';
import { Icon, type IconName } from '#client/ui/icon.tsx';
import { KeepFocus } from '#client/ui/keep-focus.tsx';
import { useNavigate } from '#client/ui/navigation.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { Section } from '#client/ui/surfaces.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { GuestWorkNote } from '#client/widgets/my-work/guest-work-note.tsx';
import { isCurrent, WorkSections } from '#client/widgets/my-work/my-work.tsx';
import { useMyWork } from '#client/widgets/my-work/use-my-work.ts';
import { PAGES } from '#domain/api/pages.ts';
import './catalogue.css';
import { searchAddress } from './catalogue-address.ts';
import { FirstVisit } from './first-visit.tsx';
import { LifeEventChips } from './life-event-chips.tsx';
import { LoadFailed } from './load-failed.tsx';
import { SearchBox } from './search-box.tsx';
import { Suggestions } from './suggestions.tsx';
import { useProcedureSearch } from './use-procedure-search.ts';

/** So many of each kind; the others are one tap away. */
const SHOWN = 3;

function Ways() {
  const { t } = useTranslation('catalogue');
  const account = useAccount();
  const ways: readonly (readonly [string, IconName, string])[] = [
    [PAGES.procedures, 'search', t('home.browse')],
    [PAGES.lookUp, 'file', t('home.lookUp')],
    ...(account === null ? [] : [[PAGES.notices, 'bell', t('home.notices')] as const]),
    [PAGES.help, 'help', t('home.help')],
  ];
  return (
    <Section title={t('home.more')}>
      <ul className="list card catalogue-lines catalogue-ways">
        {ways.map(([href, icon, label]) => (
          <li key={href}>
            <a href={href}>
              <Icon name={icon} />
              <span className="catalogue-grow">{label}</span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What one came for, at once: find, then what needs me, what waits, my drafts; for who has nothing yet, how it goes. */
export function HomePage() {
  const { t } = useTranslation('catalogue');
  const errorText = useErrorText();
  const navigate = useNavigate();
  const work = useMyWork();
  const [typed, setTyped] = useState('');
  const asking = typed.trim() !== '';
  const found = useProcedureSearch(typed, { idle: !asking, limit: 5 });
  const current = work.items.filter(isCurrent);
  // Unknown is not nothing: what could not be read may be there.
  const nothingBegun = !work.loading && work.items.length === 0 && work.faults.length === 0;
  const events = !asking && found.state !== 'failed' && (
    <nav aria-label={t('home.events')}>
      <LifeEventChips procedures={found.state === 'ready' ? found.procedures : undefined} />
    </nav>
  );
  return (
    <Page title={t('home.title')}>
      <SearchBox
        words={typed}
        onType={setTyped}
        onDone={(how) => {
          if (how === 'enter') navigate(searchAddress(typed));
        }}
      />
      {asking && found.state === 'ready' && <Suggestions hits={found.hits} count={found.count} words={found.words} />}
      {found.state === 'failed' && <LoadFailed name="procedures" title={t('search.failed')} code={found.code} />}
      {asking && found.state === 'loading' && <Skeleton lines={2} height="m" />}
      {work.loading ? (
        // In the place and size of a card; nothing stands below that could be pushed.
        <Skeleton lines={1} height="l" />
      ) : (
        <>
          <GuestWorkNote />
          {work.faults.map((code) => (
            <Notice key={code} tone="bad" title={t('home.partial')}>
              {errorText(code)}
            </Notice>
          ))}
          {nothingBegun && events}
          {current.length > 0 && (
            // A card moves to another group while one is on it.
            <KeepFocus>
              <WorkSections items={current} limit={SHOWN} />
            </KeepFocus>
          )}
          {!nothingBegun && events && <Section title={t('home.events')}>{events}</Section>}
          {nothingBegun && <FirstVisit />}
          <Ways />
        </>
      )}
    </Page>
  );
}
