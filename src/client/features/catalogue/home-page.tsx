import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '#client/offline/react/use-session.ts';
import { Icon, type IconName } from '#client/ui/icon.tsx';
import { useNavigate } from '#client/ui/navigation.tsx';
import { Page } from '#client/ui/page.tsx';
import { Section } from '#client/ui/surfaces.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { PAGES } from '#domain/api/pages.ts';
import './catalogue.css';
import { searchAddress } from './catalogue-address.ts';
import { LifeEventChips } from './life-event-chips.tsx';
import { LoadFailed } from './load-failed.tsx';
import { SearchBox } from './search-box.tsx';
import { Suggestions } from './suggestions.tsx';
import { useProcedureSearch } from './use-procedure-search.ts';

/** What knows of dossiers comes after what one can search with. */
const HomeWork = lazy(async () => ({ default: (await import('./home-work.tsx')).HomeWork }));

/** What was typed into the page's own HTML: there it was answered already. */
function typedEarly(): string {
  if (typeof document === 'undefined' || document.body.dataset['arrived'] === 'true') return '';
  const field = document.getElementById('search-words');
  return field instanceof HTMLInputElement ? field.value : '';
}

const WAITING = <Skeleton lines={1} height="l" />;

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
  const navigate = useNavigate();
  const [typed, setTyped] = useState(typedEarly);
  const asking = typed.trim() !== '';
  const found = useProcedureSearch(typed, { idle: !asking, limit: 5 });
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
      {asking && found.state === 'loading' && WAITING}
      {/* In the place and size of a card. Answers take its place: nothing stands below them that they could push. */}
      {!asking && (
        <Suspense fallback={WAITING}>
          {found.state === 'loading' ? (
            WAITING
          ) : (
            <HomeWork events={events}>
              <Ways />
            </HomeWork>
          )}
        </Suspense>
      )}
    </Page>
  );
}
