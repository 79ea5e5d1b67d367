import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { useNavigate, useSearchParams } from '#client/ui/navigation.tsx';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { PAGES } from '#domain/api/pages.ts';
import './catalogue.css';
import { filterOf, procedureAddress, searchAddress, WORDS_PARAM } from './catalogue-address.ts';
import { KeptNote } from './kept-note.tsx';
import { LoadFailed } from './load-failed.tsx';
import { NationalNote } from './national-note.tsx';
import { NothingFound } from './nothing-found.tsx';
import { ProcedureCard } from './procedure-card.tsx';
import { SearchBox } from './search-box.tsx';
import { ActiveFilters, SearchFilters } from './search-filters.tsx';
import { useProcedureSearch } from './use-procedure-search.ts';

/** A pause in typing: the words go into the address and the count is said. Browsers refuse an address a keystroke. */
const PAUSE_MS = 500;
const AT_ONCE = 30;

/** All procedures, fewer with every word; the words stand in the address, so that going back finds them again. */
export function SearchPage() {
  const { t } = useTranslation('catalogue');
  const announce = useAnnounce();
  const navigate = useNavigate();
  const params = useSearchParams();
  const inAddress = params.get(WORDS_PARAM) ?? '';
  // Words in the address change with typing and make no other filter.
  params.delete(WORDS_PARAM);
  const rest = params.toString();
  const filter = useMemo(() => filterOf(new URLSearchParams(rest)), [rest]);
  const [typed, setTyped] = useState(inAddress);
  const [hasTyped, setHasTyped] = useState(false);
  const [more, setMore] = useState(1);
  const written = useRef(inAddress);
  useEffect(() => {
    // Somebody else changed the address: a link, the way back.
    if (inAddress !== written.current) setTyped(inAddress);
    written.current = inAddress;
  }, [inAddress]);

  const found = useProcedureSearch(typed, { filter, limit: more * AT_ONCE });
  const words = found.state === 'ready' ? found.words.trim() : '';
  const count = found.state === 'ready' ? found.count : undefined;
  const sentence =
    count === undefined
      ? ''
      : words === ''
        ? t('search.count', { count })
        : count === 0
          ? t('search.nothing', { words })
          : t('search.countFor', { count, words });

  const write = useCallback((): void => {
    const next = typed.trim();
    if (next === written.current) return;
    written.current = next;
    navigate(searchAddress(next, filter), { replace: true });
  }, [typed, filter, navigate]);
  useEffect(() => {
    const timer = setTimeout(write, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [write]);
  useEffect(() => {
    // The list as it is on arrival is read anyway.
    if (!hasTyped) return undefined;
    const timer = setTimeout(() => announce(sentence), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [hasTyped, sentence, announce]);

  return (
    <Page title={t('search.title')} back={PAGES.home} lead={t('search.hint')}>
      <SearchBox
        words={typed}
        onType={(next) => {
          setTyped(next);
          setMore(1);
          setHasTyped(true);
        }}
        onDone={write}
      />
      {found.state === 'ready' && (
        <>
          <SearchFilters words={typed} filter={filter} sectors={found.sectors} />
          <ActiveFilters words={typed} filter={filter} sectors={found.sectors} />
        </>
      )}
      {found.state === 'loading' && <Skeleton height="l" />}
      {found.state === 'failed' && <LoadFailed name="procedures" title={t('search.failed')} code={found.code} />}
      {found.state === 'ready' && (
        <>
          {found.hits.length > 0 && <p className="muted">{sentence}</p>}
          <KeptNote updatedAt={found.updatedAt} />
          {found.hits.length === 0 ? (
            <NothingFound title={sentence} />
          ) : (
            <ul className="stack catalogue-plain">
              {found.hits.slice(0, more * AT_ONCE).map((hit) => (
                <ProcedureCard key={hit.row.code} hit={hit} href={procedureAddress(hit.row, found.words, filter)} />
              ))}
            </ul>
          )}
          {found.count > more * AT_ONCE && (
            <Button variant="secondary" onClick={() => setMore(more + 1)}>
              {t('search.more')}
            </Button>
          )}
          <NationalNote national={found.national} filtered={filter.lifeEvent !== undefined} />
        </>
      )}
    </Page>
  );
}
