import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { Notice } from '#client/ui/notice.tsx';
import type { ErrorCode } from '#domain/api/errors.ts';

const NO_LINE: readonly ErrorCode[] = ['line.unreachable', 'portal.timeout'];

/** Why a button did not do it. The table's sentence for a missing line speaks of sending; here nothing waits to be sent. */
export function TaskFailure({ code }: { readonly code: ErrorCode | undefined }) {
  const { t } = useTranslation('dossier');
  const errorText = useErrorText();
  if (code === undefined) return null;
  return (
    <Notice tone="bad" live>
      {NO_LINE.includes(code) ? t('failure.needsLine') : errorText(code)}
    </Notice>
  );
}
