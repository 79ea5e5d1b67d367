import { useEffect } from 'react';
import { useDrafts } from '#client/offline/react/use-drafts.ts';
import { useLive } from '#client/offline/react/use-live.ts';
import { useOutbox } from '#client/offline/react/use-outbox.ts';
import { mergeWork } from '#client/widgets/my-work/merge-work.ts';

/** The number on the app's icon: what needs the person, counted as on the home page. Nothing of it remains after sign-out. */
export function AppBadge() {
  const drafts = useDrafts();
  const outbox = useOutbox();
  const list = useLive('mine', ['mine', 'session'], (engine) => engine.mine.readList());
  const known = [drafts, outbox, list].every((it) => it.state !== 'loading');
  const count = mergeWork({
    drafts: drafts.value ?? [],
    outbox: outbox.value ?? [],
    dossiers: list.value?.value ?? [],
    procedures: [],
  }).filter((item) => item.group === 'needs').length;
  useEffect(() => {
    // While nothing is read yet the number of before stands.
    if (!known) return;
    (count === 0 ? navigator.clearAppBadge() : navigator.setAppBadge(count)).catch(() => undefined);
  }, [known, count]);
  return null;
}
