import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '#client/i18n/use-language.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Icon } from '#client/ui/icon.tsx';
import { markWords } from '#domain/search/mark-words.ts';
import type { SearchHit } from '#domain/search/search-index.ts';
import { procedureAddress, searchAddress } from './catalogue-address.ts';
import { MarkedText } from './marked-text.tsx';

const SHOWN = 5;
/** Said when typing pauses, not at every key. */
const PAUSE_MS = 700;

/** The first answers while one types on the home page, and the way to all of them. */
export function Suggestions({
  hits,
  count,
  words,
}: {
  readonly hits: readonly SearchHit[];
  readonly count: number;
  readonly words: string;
}) {
  const { t } = useTranslation('catalogue');
  const localText = useLocalText();
  const announce = useAnnounce();
  const sentence =
    count === 0 ? t('search.nothing', { words: words.trim() }) : t('search.countFor', { count, words: words.trim() });
  useEffect(() => {
    const timer = setTimeout(() => announce(sentence), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [announce, sentence]);
  if (count === 0)
    return (
      <ul className="list card catalogue-lines catalogue-ways">
        <li>
          <p className="catalogue-none">{t('home.none')}</p>
        </li>
        <li>
          <a href={searchAddress(words)}>
            <span className="catalogue-grow">{t('home.tips')}</span>
            <Icon name="next" />
          </a>
        </li>
      </ul>
    );
  /** What else was found by, where the plain name has none of the words. */
  const otherName = ({ row, matched, alias }: SearchHit): string | undefined =>
    alias ?? (markWords(localText(row.plainName), matched).some((it) => it.marked) ? undefined : localText(row.name));
  return (
    <ul className="list card catalogue-lines catalogue-ways">
      {hits.slice(0, SHOWN).map((hit) => {
        const other = otherName(hit);
        return (
          <li key={hit.row.code}>
            <a href={procedureAddress(hit.row, words)}>
              <span className="catalogue-grow">
                <MarkedText text={localText(hit.row.plainName)} matched={hit.matched} />
                {other !== undefined && (
                  <span className="small catalogue-line">
                    <MarkedText text={other} matched={hit.matched} />
                  </span>
                )}
                {hit.row.hash === undefined && (
                  <span className="small catalogue-line">
                    {hit.row.province === undefined
                      ? t('search.national')
                      : `${t('search.national')} · ${hit.row.province}`}
                  </span>
                )}
              </span>
              <Icon name="next" />
            </a>
          </li>
        );
      })}
      <li>
        <a href={searchAddress(words)}>
          <span className="catalogue-grow">{t('home.all', { count })}</span>
          <Icon name="next" />
        </a>
      </li>
    </ul>
  );
}
