import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { KeepFocus } from '#client/ui/keep-focus.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Section } from '#client/ui/surfaces.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { GuestWorkNote } from '#client/widgets/my-work/guest-work-note.tsx';
import { isCurrent, WorkSections } from '#client/widgets/my-work/my-work.tsx';
import { useMyWork } from '#client/widgets/my-work/use-my-work.ts';
import { FirstVisit } from './first-visit.tsx';

/** So many of each kind; the others are one tap away. */
const SHOWN = 3;

/** What needs me, what waits, my drafts; for who has nothing yet, how it goes. `events`: ways in by what happened. */
export function HomeWork({ events, children }: { readonly events: ReactNode; readonly children: ReactNode }) {
  const { t } = useTranslation('catalogue');
  const errorText = useErrorText();
  const work = useMyWork();
  if (work.loading) return <Skeleton lines={1} height="l" />;
  const current = work.items.filter(isCurrent);
  // Unknown is not nothing: what could not be read may be there.
  const nothingBegun = work.items.length === 0 && work.faults.length === 0;
  return (
    <>
      <GuestWorkNote />
      {work.faults.map((code) => (
        <Notice key={code} tone="bad" title={t('home.partial')}>
          {errorText(code)}
        </Notice>
      ))}
      {nothingBegun && events}
      {current.length > 0 && (
        // A card moves to another group while one is on it.
        <KeepFocus>
          <WorkSections items={current} limit={SHOWN} />
        </KeepFocus>
      )}
      {!nothingBegun && events && <Section title={t('home.events')}>{events}</Section>}
      {nothingBegun && <FirstVisit />}
      {children}
    </>
  );
}
