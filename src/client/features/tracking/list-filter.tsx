import { useTranslation } from 'react-i18next';
import { TextField } from '#client/ui/text-field.tsx';
import { WORK_GROUPS, type WorkGroup, type WorkItem } from '#client/widgets/my-work/merge-work.ts';
import { workCode } from '#client/widgets/my-work/work-card.tsx';
import { searchKey } from '#domain/text/search-key.ts';

export interface Filter {
  readonly words: string;
  readonly group: WorkGroup | null;
}

const bare = (text: string): string => text.replace(/[\s.-]/g, '');

/** By name with or without diacritics, or by any part of the code. */
export const passes = (item: WorkItem, { words, group }: Filter, name: string): boolean => {
  if (group !== null && item.group !== group) return false;
  const key = searchKey(words);
  const code = searchKey(workCode(item) ?? '');
  return key === '' || searchKey(name).includes(key) || (bare(key) !== '' && bare(code).includes(bare(key)));
};

/** Where there is much: words, and one group at a time with how many it has. */
export function ListFilter({
  items,
  filter,
  onChange,
}: {
  readonly items: readonly WorkItem[];
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}) {
  const { t } = useTranslation('tracking');
  return (
    <div className="stack-tight">
      <TextField
        id="list-words"
        type="search"
        label={t('filter.words')}
        value={filter.words}
        onChange={(event) => onChange({ ...filter, words: event.target.value })}
      />
      <fieldset className="cluster list-groups">
        <legend className="visually-hidden">{t('filter.groups')}</legend>
        {WORK_GROUPS.map((group) => {
          const count = items.filter((item) => item.group === group).length;
          if (count === 0) return null;
          const on = filter.group === group;
          return (
            <button
              key={group}
              type="button"
              className={`list-group list-group-${group}`}
              aria-pressed={on}
              onClick={() => onChange({ ...filter, group: on ? null : group })}
            >
              {t(`filter.${group}`, { count })}
            </button>
          );
        })}
      </fieldset>
    </div>
  );
}
