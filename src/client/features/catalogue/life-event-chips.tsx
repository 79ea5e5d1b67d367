import { useLocalText } from '#client/i18n/use-language.ts';
import { Icon, type IconName } from '#client/ui/icon.tsx';
import type { ProcedureSummary } from '#domain/api/catalogue.ts';
import { LIFE_EVENTS } from '#domain/search/life-events.ts';
import { searchAddress } from './catalogue-address.ts';

const ICONS: Readonly<Record<string, IconName>> = {
  BIRTH: 'baby',
  MARRIAGE: 'rings',
  HOUSING: 'home',
  BUSINESS: 'shop',
  RESIDENCE: 'move',
  WORK: 'work',
  DEATH: 'candle',
};

/** Ways in by what happened; only those that lead somewhere. Until the list is there: all of them. */
export function LifeEventChips({ procedures }: { readonly procedures: readonly ProcedureSummary[] | undefined }) {
  const localText = useLocalText();
  const used = procedures && new Set(procedures.flatMap((it) => it.lifeEvents));
  return (
    <ul className="chips catalogue-plain">
      {LIFE_EVENTS.filter(({ code }) => used?.has(code) ?? true).map(({ code, name }) => (
        <li key={code}>
          <a className="chip" href={searchAddress('', { lifeEvent: code })}>
            <Icon name={ICONS[code] ?? 'folder'} />
            {localText(name)}
          </a>
        </li>
      ))}
    </ul>
  );
}
