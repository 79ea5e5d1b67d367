import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useSavedState } from '#client/offline/react/use-drafts.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { StatusTag } from '#client/ui/surfaces.tsx';

/** Drafts of which it was said that they are kept: it is news once, and again after it failed. */
const told = new Set<string>();

/** "Đã cất trên máy": always in sight while one fills in, and not read out at every key. */
export function SavedTag({ draftId }: { readonly draftId: string }) {
  const { t } = useTranslation('wizard');
  const errorText = useErrorText();
  const announce = useAnnounce();
  const saved = useSavedState(draftId);
  useEffect(() => {
    if (saved.state === 'failed') told.delete(draftId);
    if (saved.state !== 'saved' || told.has(draftId)) return;
    told.add(draftId);
    announce(t('savedAtOnce'));
  }, [saved.state, draftId, announce, t]);
  if (saved.state === 'failed')
    return (
      <Notice tone="bad" title={t('notSaved')} live>
        {errorText(saved.code)}
      </Notice>
    );
  return (
    <StatusTag tone={saved.state === 'saved' ? 'ok' : 'neutral'}>
      {t(saved.state === 'saved' ? 'saved' : 'saving')}
    </StatusTag>
  );
}
