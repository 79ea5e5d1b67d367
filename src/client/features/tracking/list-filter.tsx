import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { Icon } from '#client/ui/icon.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { WORK_GROUPS } from '#client/widgets/my-work/merge-work.ts';
import { DossierStatus } from '#domain/dossiers/dossier-status.ts';
import { isNarrowed, type ListQuery } from './list-query.ts';
import type { ListRow } from './list-rows.ts';
import type { ListQueryNow } from './use-list-query.ts';

function Chip({
  name,
  on,
  onPress,
  children,
}: {
  readonly name: string;
  readonly on: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button type="button" className={`list-group list-group-${name}`} aria-pressed={on} onClick={onPress}>
      {children}
    </button>
  );
}

/** How many of all there are of each, counted in one go. */
function countsOf(rows: readonly ListRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (key: string | null): void => {
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const { item, press, status } of rows) {
    count(item.group);
    count(press);
    count(status);
  }
  return counts;
}

function Choices({ rows, query, change }: Omit<ListFilterProps, 'wide'>) {
  const { t } = useTranslation('tracking');
  const counts = countsOf(rows);
  const countOf = (key: string): number => counts.get(key) ?? 0;
  const statuses = DossierStatus.options.filter((it) => countOf(it) > 0 || it === query.status);
  return (
    <div className="list-choices">
      <fieldset className="cluster list-groups">
        <legend className="visually-hidden">{t('filter.groups')}</legend>
        {WORK_GROUPS.filter((group) => countOf(group) > 0 || group === query.group).map((group) => (
          <Chip
            key={group}
            name={group}
            on={query.group === group}
            onPress={() => change({ group: query.group === group ? null : group })}
          >
            {t(`filter.${group}`, { count: countOf(group) })}
          </Chip>
        ))}
        {(['overdue', 'soon'] as const)
          .filter((press) => countOf(press) > 0 || press === query.press)
          .map((press) => (
            <Chip
              key={press}
              name={press}
              on={query.press === press}
              onPress={() => change({ press: query.press === press ? null : press })}
            >
              <Icon name={press === 'soon' ? 'clock' : 'alert'} />
              {t(`filter.${press}`, { count: countOf(press) })}
            </Chip>
          ))}
      </fieldset>
      {statuses.length > 1 && (
        <Field id="list-status" label={t('filter.status')}>
          <select
            id="list-status"
            className="input"
            value={query.status ?? ''}
            onChange={(event) => {
              const { value } = event.target;
              change({ status: DossierStatus.options.find((it) => it === value) ?? null });
            }}
          >
            <option value="">{t('filter.anyStatus')}</option>
            {statuses.map((status) => (
              <option key={status} value={status}>
                {t('filter.statusOf', { status: t(`status.${status}`), number: countOf(status) })}
              </option>
            ))}
          </select>
        </Field>
      )}
    </div>
  );
}

export interface ListFilterProps {
  /** All of them: what is chosen does not take the other choices away. */
  readonly rows: readonly ListRow[];
  readonly query: ListQuery;
  readonly change: ListQueryNow['change'];
  readonly wide: boolean;
}

/** Where there is much: words, and what else one looks for; on a small screen that is folded away. */
export function ListFilter({ rows, query, change, wide }: ListFilterProps) {
  const { t } = useTranslation('tracking');
  const chosen = [query.group, query.press, query.status].filter((it) => it !== null).length;
  return (
    <search className="stack-tight">
      <TextField
        id="list-words"
        type="search"
        label={t('filter.words')}
        value={query.words}
        onChange={(event) => change({ words: event.target.value })}
      />
      {wide ? (
        <Choices rows={rows} query={query} change={change} />
      ) : (
        <details className="list-more" open={chosen > 0 || undefined}>
          <summary>
            {chosen === 0 ? t('filter.open') : t('filter.openChosen', { count: chosen })}
            <Icon name="down" />
          </summary>
          <Choices rows={rows} query={query} change={change} />
        </details>
      )}
    </search>
  );
}

/** Nothing matches what is looked for; the way back to all. */
export function ClearButton({ query, clear }: { readonly query: ListQuery; readonly clear: () => void }) {
  const { t } = useTranslation('tracking');
  return isNarrowed(query) ? (
    <Button variant="quiet" small icon="close" onClick={clear}>
      {t('filter.clear')}
    </Button>
  ) : null;
}
