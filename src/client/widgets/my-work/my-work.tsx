import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '#client/ui/surfaces.tsx';
import { groupAddress } from './group-address.ts';
import { WORK_GROUPS, type WorkItem } from './merge-work.ts';
import { WorkCard } from './work-card.tsx';

/** So long a finished dossier stands among the current ones. */
const LATELY = 30 * 86_400_000;

/** What is finished long ago is looked for in the whole list. */
export const isCurrent = ({ group, dossier }: WorkItem): boolean =>
  group !== 'done' || Date.now() - Date.parse(dossier?.updatedAt ?? '') < LATELY;

export interface WorkSectionsProps {
  readonly items: readonly WorkItem[];
  readonly actions?: (item: WorkItem) => ReactNode;
  /** At most so many a group, and the way to the others; absent: all. */
  readonly limit?: number;
}

/** Cards under the heading of their group, most pressing first; groups without one are left out. */
export function WorkSections({ items, actions, limit = items.length }: WorkSectionsProps) {
  const { t } = useTranslation('tracking');
  return WORK_GROUPS.map((group) => {
    const own = items.filter((item) => item.group === group);
    if (own.length === 0) return null;
    return (
      <Section key={group} title={t(`group.${group}`)}>
        <ul className="work-list">
          {own.slice(0, limit).map((item) => (
            <WorkCard key={item.id} item={item} actions={actions?.(item)} />
          ))}
        </ul>
        {own.length > limit && (
          <a className="page-back" href={groupAddress(group)}>
            {t(`work.all.${group}`, { count: own.length })}
          </a>
        )}
      </Section>
    );
  });
}
