import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useSavedState } from '#client/offline/react/use-drafts.ts';
import { StatusTag } from '#client/ui/surfaces.tsx';

/** "Đã cất trên máy": always in sight while one fills in. */
export function SavedTag({ draftId }: { readonly draftId: string }) {
  const { t } = useTranslation('wizard');
  const errorText = useErrorText();
  const saved = useSavedState(draftId);
  if (saved.state === 'failed') {
    return (
      <span role="alert">
        <StatusTag tone="bad">{errorText(saved.code)}</StatusTag>
      </span>
    );
  }
  return (
    <StatusTag tone={saved.state === 'saved' ? 'ok' : 'neutral'}>
      {t(saved.state === 'saved' ? 'saved' : 'saving')}
    </StatusTag>
  );
}
