import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '#client/i18n/use-language.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Icon } from '#client/ui/icon.tsx';
import type { SearchHit } from '#domain/search/search-index.ts';
import { procedureAddress, searchAddress } from './catalogue-address.ts';
import { MarkedText } from './marked-text.tsx';

const SHOWN = 5;
/** Said when typing pauses, not at every key. */
const PAUSE_MS = 700;

/** The first answers while one types on the home page, and the way to all of them. */
export function Suggestions({ hits, words }: { readonly hits: readonly SearchHit[]; readonly words: string }) {
  const { t } = useTranslation('catalogue');
  const localText = useLocalText();
  const announce = useAnnounce();
  const count = hits.length;
  const sentence =
    count === 0 ? t('search.nothing', { words: words.trim() }) : t('search.countFor', { count, words: words.trim() });
  useEffect(() => {
    const timer = setTimeout(() => announce(sentence), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [announce, sentence]);
  if (count === 0)
    return (
      <div className="card stack-tight">
        <p>{t('home.none')}</p>
        <a href={searchAddress(words)}>{t('home.tips')}</a>
      </div>
    );
  return (
    <ul className="list card catalogue-ways">
      {hits.slice(0, SHOWN).map(({ row, matched, alias }) => (
        <li key={row.code}>
          <a href={procedureAddress(row.code, words)}>
            <span className="catalogue-grow">
              <MarkedText text={localText(row.plainName)} matched={matched} />
              {alias !== undefined && (
                <span className="small catalogue-line">
                  {t('search.alias')}
                  <MarkedText text={alias} matched={matched} />
                </span>
              )}
            </span>
            <Icon name="next" />
          </a>
        </li>
      ))}
      <li>
        <a href={searchAddress(words)}>
          <span className="catalogue-grow">{t('home.all', { count })}</span>
          <Icon name="next" />
        </a>
      </li>
    </ul>
  );
}
