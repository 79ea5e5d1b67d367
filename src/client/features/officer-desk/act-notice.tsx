import { useTranslation } from 'react-i18next';
import { useLanguage } from '#client/i18n/use-language.ts';
import { Notice } from '#client/ui/notice.tsx';
import { formatDateTime } from '#domain/text/figures.ts';
import { useDeskErrorText } from './desk-error-text.ts';
import type { ActOutcome } from './use-act.ts';

/** What an act led to, in a sentence: for the eye and for the announcer. */
export const useDoneText = (): ((outcome: Extract<ActOutcome, { kind: 'done' }>) => string) => {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  return ({ action, dossier }) => {
    if (action === 'accept' && dossier.dueAt !== null) {
      return t('done.acceptDue', { code: dossier.dossierCode, at: formatDateTime(dossier.dueAt, language) });
    }
    if (action === 'issueResult') {
      return t(dossier.status === 'RETURNED' ? 'done.issueResultDelivered' : 'done.issueResult', {
        code: dossier.documents.findLast((it) => it.kind === 'RESULT')?.code ?? '',
      });
    }
    return t(`done.${action}`);
  };
};

/** Read out by the announcer when done; a failure reads itself out. */
export function ActNotice({ outcome }: { readonly outcome: ActOutcome | undefined }) {
  const { t } = useTranslation('desk');
  const errorText = useDeskErrorText();
  const doneText = useDoneText();
  if (outcome === undefined) return null;
  if (outcome.kind === 'done') return <Notice tone="ok">{doneText(outcome)}</Notice>;
  return (
    <Notice tone="bad" title={t(`notDone.${outcome.action}`)} live>
      {outcome.code === 'changed' ? t('notDone.changed') : errorText(outcome.code)}
    </Notice>
  );
}
