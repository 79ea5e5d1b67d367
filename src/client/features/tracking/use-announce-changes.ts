import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '#client/ui/announcer.tsx';
import type { Dossier } from '#domain/api/dossiers.ts';
import type { WaitingPhase } from './waiting-phase.ts';

/** Reads out a change of state once; what stood there when the page was opened is read as the page. */
export function useAnnounceChanges(phase: WaitingPhase | undefined, status: Dossier['status'] | undefined): void {
  const { t } = useTranslation('dossier');
  const announce = useAnnounce();
  const sentence =
    phase !== undefined
      ? t(`waiting.title.${phase}`)
      : status === undefined
        ? t('receipt.title')
        : t(`status.${status}`);
  const said = useRef(`${phase} ${status}`);
  useEffect(() => {
    const now = `${phase} ${status}`;
    if (said.current === now) return;
    // From waiting to received: that is the news, the state at the portal only follows.
    const arrived = said.current.split(' ')[0] !== 'undefined' && phase === undefined;
    said.current = now;
    announce(arrived ? t('receipt.title') : sentence);
  }, [phase, status, sentence, announce, t]);
}
