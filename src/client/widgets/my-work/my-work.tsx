import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '#client/ui/surfaces.tsx';
import { PAGES } from '#domain/api/pages.ts';
import { WORK_GROUPS, type WorkItem } from './merge-work.ts';
import { useMyWork } from './use-my-work.ts';
import { WorkCard } from './work-card.tsx';

/** So long a finished dossier stands among the current ones. */
const LATELY = 30 * 86_400_000;

const isCurrent = ({ group, dossier }: WorkItem): boolean =>
  group !== 'done' || Date.now() - Date.parse(dossier?.updatedAt ?? '') < LATELY;

/** Cards under the heading of their group; groups without one are left out. */
export function WorkSections({
  items,
  actions,
}: {
  readonly items: readonly WorkItem[];
  readonly actions?: (item: WorkItem) => ReactNode;
}) {
  const { t } = useTranslation('tracking');
  return WORK_GROUPS.map((group) => {
    const own = items.filter((item) => item.group === group);
    if (own.length === 0) return null;
    return (
      <Section key={group} title={t(`group.${group}`, { count: own.length })}>
        <ul className="work-list">
          {own.map((item) => (
            <WorkCard key={item.id} item={item} actions={actions?.(item)} />
          ))}
        </ul>
      </Section>
    );
  });
}

export interface MyWorkProps {
  /** At most so many, under one heading, what is finished long ago left out; absent: all, by groups. */
  readonly limit?: number;
}

/** Everything of the open profile, most pressing first. Nothing at all when there is nothing. */
export function MyWork({ limit }: MyWorkProps) {
  const { t } = useTranslation('tracking');
  const { items } = useMyWork();
  if (limit === undefined) return <WorkSections items={items} />;
  const current = items.filter(isCurrent);
  if (current.length === 0) return null;
  return (
    <Section title={t('work.title')}>
      <ul className="work-list">
        {current.slice(0, limit).map((item) => (
          <WorkCard key={item.id} item={item} />
        ))}
      </ul>
      {items.length > Math.min(limit, current.length) && (
        <a className="page-back" href={PAGES.myDossiers}>
          {t('work.all', { count: items.length })}
        </a>
      )}
    </Section>
  );
}
