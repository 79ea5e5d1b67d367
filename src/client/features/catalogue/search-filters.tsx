import { useTranslation } from 'react-i18next';
import { useLocalText } from '#client/i18n/use-language.ts';
import { Icon } from '#client/ui/icon.tsx';
import { useNavigate } from '#client/ui/navigation.tsx';
import type { LocalText } from '#domain/api/primitives.ts';
import { APPLICANT_KINDS } from '#domain/search/applicant-kinds.ts';
import { LIFE_EVENTS } from '#domain/search/life-events.ts';
import { type ListFilter, searchAddress } from './catalogue-address.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface FilterSelectProps {
  readonly id: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly groups: readonly { readonly label?: string; readonly choices: readonly Choice[] }[];
}

/** Looks like the form's fields and takes none of their code: the list and the form are never fetched together. */
function FilterSelect({ id, label, value = '', onChange, groups }: FilterSelectProps) {
  const { t } = useTranslation('catalogue');
  const known = groups.some(({ choices }) => choices.some((it) => it.value === value));
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value || undefined)}>
        <option value="">{t('filter.all')}</option>
        {/* In the address before the list that it stands in has come. */}
        {value !== '' && !known && <option value={value}>{value}</option>}
        {groups.map((group) => {
          const options = group.choices.map((it) => (
            <option key={it.value} value={it.value}>
              {it.label}
            </option>
          ));
          if (group.label === undefined) return options;
          return (
            <optgroup key={group.label} label={group.label}>
              {options}
            </optgroup>
          );
        })}
      </select>
    </div>
  );
}

interface SearchFiltersProps {
  readonly words: string;
  readonly filter: ListFilter;
  readonly sectors: { readonly own: readonly LocalText[]; readonly other: readonly LocalText[] };
}

/** Fewer procedures by what happened, by field and by who it is for; the choice stands in the address. */
export function SearchFilters({ words, filter, sectors }: SearchFiltersProps) {
  const { t } = useTranslation('catalogue');
  const localText = useLocalText();
  const navigate = useNavigate();
  const choose = (change: { readonly [K in keyof ListFilter]: ListFilter[K] | undefined }): void => {
    const { lifeEvent, sector, applicant } = { ...filter, ...change };
    const next = {
      ...(lifeEvent === undefined ? {} : { lifeEvent }),
      ...(sector === undefined ? {} : { sector }),
      ...(applicant === undefined ? {} : { applicant }),
    };
    navigate(searchAddress(words, next), { replace: true });
  };
  const named = (all: readonly { readonly code: string; readonly name: LocalText }[]): Choice[] =>
    all.map(({ code, name }) => ({ value: code, label: localText(name) }));
  const fields = (all: readonly LocalText[]): Choice[] => all.map((it) => ({ value: it.vi, label: localText(it) }));
  return (
    <details className="card catalogue-fold catalogue-filters">
      <summary>
        <Icon name="filter" />
        <span className="catalogue-grow">{t('filter.title')}</span>
        <Icon name="down" />
      </summary>
      <div className="stack catalogue-filter-fields">
        <FilterSelect
          id="filter-event"
          label={t('filter.event')}
          value={filter.lifeEvent}
          onChange={(lifeEvent) => choose({ lifeEvent })}
          groups={[{ choices: named(LIFE_EVENTS) }]}
        />
        <FilterSelect
          id="filter-sector"
          label={t('filter.sector')}
          value={filter.sector}
          onChange={(sector) => choose({ sector })}
          groups={
            sectors.other.length === 0
              ? [{ choices: fields(sectors.own) }]
              : [
                  { label: t('filter.own'), choices: fields(sectors.own) },
                  { label: t('filter.other'), choices: fields(sectors.other) },
                ]
          }
        />
        <FilterSelect
          id="filter-applicant"
          label={t('filter.applicant')}
          value={filter.applicant}
          onChange={(applicant) => choose({ applicant })}
          groups={[{ choices: named(APPLICANT_KINDS) }]}
        />
      </div>
    </details>
  );
}

/** What the list is filtered by, each to be taken away alone. */
export function ActiveFilters({ words, filter, sectors }: SearchFiltersProps) {
  const { t } = useTranslation('catalogue');
  const localText = useLocalText();
  const nameOf = (all: readonly { readonly code: string; readonly name: LocalText }[], code: string): string => {
    const found = all.find((it) => it.code === code);
    return found === undefined ? code : localText(found.name);
  };
  const { lifeEvent, sector, applicant } = filter;
  const field = [...sectors.own, ...sectors.other].find((it) => it.vi === sector);
  const { lifeEvent: _event, ...noEvent } = filter;
  const { sector: _sector, ...noSector } = filter;
  const { applicant: _applicant, ...noApplicant } = filter;
  const active = [
    ...(lifeEvent === undefined ? [] : [{ name: nameOf(LIFE_EVENTS, lifeEvent), rest: noEvent }]),
    ...(sector === undefined ? [] : [{ name: field ? localText(field) : sector, rest: noSector }]),
    ...(applicant === undefined ? [] : [{ name: nameOf(APPLICANT_KINDS, applicant), rest: noApplicant }]),
  ];
  if (active.length === 0) return null;
  return (
    <ul className="cluster catalogue-plain">
      {active.map(({ name, rest }) => (
        <li key={name}>
          <a className="chip catalogue-filter" href={searchAddress(words, rest)}>
            {t('filter.clear', { name })}
            <Icon name="close" />
          </a>
        </li>
      ))}
    </ul>
  );
}
