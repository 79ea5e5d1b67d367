import { type ReactNode, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '#client/i18n/use-language.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { EmptyState } from '#client/ui/surfaces.tsx';
import type { WorkItem } from '#client/widgets/my-work/merge-work.ts';
import { WorkSections } from '#client/widgets/my-work/my-work.tsx';
import { ListActs } from './list-acts.tsx';
import { ListDownload } from './list-download.tsx';
import { ClearButton, ListFilter } from './list-filter.tsx';
import { ListPages, ListRange, PAGE_SIZE, pageWithin } from './list-pages.tsx';
import { isNarrowed } from './list-query.ts';
import { filterRows, type ListRow, sortRows } from './list-rows.ts';
import { ListTable } from './list-table.tsx';
import { useListQuery } from './use-list-query.ts';

/** From so many on one may look for one. */
const MANY = 7;
/** Said when typing pauses, not at every key. */
const PAUSE_MS = 700;

const actsOf = (item: WorkItem): ReactNode => <ListActs item={item} />;

export interface ListViewProps {
  /** All of them, most pressing first. */
  readonly rows: readonly ListRow[];
  /** Room for a table. */
  readonly wide: boolean;
  readonly fresh: boolean;
}

/** The list with what one looks for in it, a page at a time. */
export function ListView({ rows, wide, fresh }: ListViewProps) {
  const { t } = useTranslation('tracking');
  const language = useLanguage();
  const announce = useAnnounce();
  const range = useRef<HTMLParagraphElement>(null);
  const { query, change, clear } = useListQuery();
  const narrowed = isNarrowed(query);
  // The box answers to every key at once; the rows follow when there is time.
  const asked = useDeferredValue(query);
  const order = wide ? asked.sort : null;
  const sorted = useMemo(() => sortRows(rows, order, language), [rows, order, language]);
  const shown = useMemo(() => filterRows(sorted, asked), [sorted, asked]);
  const page = pageWithin(asked.page, shown.length);
  const drawn = shown.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);

  const sentence = narrowed ? t('filter.found', { count: shown.length }) : null;
  useEffect(() => {
    if (sentence === null) return;
    const timer = setTimeout(() => announce(sentence), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [announce, sentence]);

  const turn = (to: number): void => {
    change({ page: to });
    range.current?.focus({ preventScroll: true });
    range.current?.scrollIntoView({ block: 'start' });
  };
  const list = (): ReactNode => {
    if (shown.length === 0) return <EmptyState title={t('filter.none')}>{t('filter.noneText')}</EmptyState>;
    if (!wide) return <WorkSections items={drawn.map((row) => row.item)} actions={actsOf} />;
    return (
      <ListTable
        rows={drawn}
        fresh={fresh}
        sort={query.sort}
        onSort={(sort) => {
          change({ sort });
          announce(
            sort === null
              ? t('table.unsorted')
              : t(sort.down ? 'table.sortedDown' : 'table.sortedUp', { column: t(`table.${sort.by}`) }),
          );
        }}
      />
    );
  };
  return (
    <>
      {(rows.length >= MANY || narrowed) && <ListFilter rows={rows} query={query} change={change} wide={wide} />}
      {rows.length >= MANY && (
        <div className="list-bar">
          <ListRange page={page} count={shown.length} ref={range} />
          <ClearButton query={query} clear={clear} />
          {shown.length > 0 && <ListDownload rows={shown} />}
        </div>
      )}
      {list()}
      <ListPages page={page} count={shown.length} onTurn={turn} />
    </>
  );
}
