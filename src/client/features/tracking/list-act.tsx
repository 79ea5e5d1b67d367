import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { Icon } from '#client/ui/icon.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { AppError, type ErrorCode } from '#domain/api/errors.ts';

export interface Act {
  /** Which act is under way. */
  readonly busy: string | null;
  /** Runs one act at a time; a failure gets its sentence. */
  readonly run: (name: string, act: () => Promise<void>) => void;
  readonly failure: ReactNode;
}

/** Acts of one card: one at a time, and none fails silently. */
export function useAct(): Act {
  const { t } = useTranslation('tracking');
  const errorText = useErrorText();
  const [busy, setBusy] = useState<string | null>(null);
  const [failed, setFailed] = useState<ErrorCode | null>(null);
  const run = (name: string, act: () => Promise<void>): void => {
    if (busy !== null) return;
    setBusy(name);
    setFailed(null);
    act()
      .catch((fault: unknown) => setFailed(fault instanceof AppError ? fault.code : 'device.storageLost'))
      .finally(() => setBusy(null));
  };
  const failure = failed !== null && (
    <Notice tone="bad" title={t('act.failed')} live>
      {errorText(failed)}
    </Notice>
  );
  return { busy, run, failure };
}

/** Acts that are rarer, folded away. */
export function MoreActs({ children, about }: { readonly children: ReactNode; readonly about: string }) {
  const { t } = useTranslation('tracking');
  return (
    <details className="list-more">
      <summary>
        {t('act.more')}
        <span className="visually-hidden"> {about}</span>
        <Icon name="down" />
      </summary>
      <div className="cluster">{children}</div>
    </details>
  );
}
