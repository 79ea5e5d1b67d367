import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDrafts } from '#client/offline/react/use-drafts.ts';
import { useLive } from '#client/offline/react/use-live.ts';
import { useOutbox } from '#client/offline/react/use-outbox.ts';
import { useAccount } from '#client/offline/react/use-session.ts';
import { Icon, type IconName } from '#client/ui/icon.tsx';
import { useNavigate } from '#client/ui/navigation.tsx';
import { Page } from '#client/ui/page.tsx';
import { Section } from '#client/ui/surfaces.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { PAGES } from '#domain/api/pages.ts';
import './catalogue.css';
import { searchAddress } from './catalogue-address.ts';
import { FirstVisit } from './first-visit.tsx';
import { LifeEventChips } from './life-event-chips.tsx';
import { LoadFailed } from './load-failed.tsx';
import { SearchBox } from './search-box.tsx';
import { Suggestions } from './suggestions.tsx';
import { useProcedureSearch } from './use-procedure-search.ts';

/** Who has begun nothing needs none of it. */
const MyWork = lazy(async () => ({ default: (await import('#client/widgets/my-work/my-work.tsx')).MyWork }));

/** Remembers that something was begun here, so that the next visit keeps its place free. */
const BEGUN = 'mot-cua.begun';

function wasBegun(): boolean {
  try {
    return localStorage.getItem(BEGUN) !== null;
  } catch {
    return false;
  }
}

/** Whether anything was begun here: a draft, something waiting, something sent. Undefined: not known yet. */
function useBegun(): boolean | undefined {
  const drafts = useDrafts();
  const outbox = useOutbox();
  // What is kept, without asking the portal: the cards below ask.
  const mine = useLive('mine', ['mine', 'session'], (engine) => engine.mine.readList());
  const some =
    (drafts.value?.length ?? 0) > 0 || (outbox.value?.length ?? 0) > 0 || (mine.value?.value.length ?? 0) > 0;
  const known = some || [drafts, outbox, mine].every((it) => it.state === 'ready');
  useEffect(() => {
    if (!known) return;
    try {
      if (some) localStorage.setItem(BEGUN, '');
      else localStorage.removeItem(BEGUN);
    } catch {
      // Then the place is not kept free.
    }
  }, [known, some]);
  return known ? some : undefined;
}

/** What one came for, at once: find, go on with what is under way, or look up. */
export function HomePage() {
  const { t } = useTranslation('catalogue');
  const navigate = useNavigate();
  const account = useAccount();
  const begun = useBegun();
  const [expected] = useState(wasBegun);
  const [typed, setTyped] = useState('');
  const asking = typed.trim() !== '';
  const found = useProcedureSearch(typed, { idle: !asking, limit: 5 });
  const ways: readonly (readonly [string, IconName, string])[] = [
    [PAGES.procedures, 'search', t('home.browse')],
    [PAGES.lookUp, 'file', t('home.lookUp')],
    ...(account === null ? [] : [[PAGES.notices, 'bell', t('home.notices')] as const]),
    [PAGES.help, 'help', t('home.help')],
  ];
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
      {!asking && found.state !== 'failed' && (
        <nav aria-label={t('home.events')}>
          <LifeEventChips procedures={found.state === 'ready' ? found.procedures : undefined} />
        </nav>
      )}
      {(begun ?? expected) ? (
        <Suspense fallback={<Skeleton lines={2} height="l" />}>
          <MyWork limit={4} />
        </Suspense>
      ) : (
        <FirstVisit />
      )}
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
    </Page>
  );
}
