import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';

/** What is not on this device yet and could not be fetched: why, and the way on. */
export function LoadFailed({
  name,
  title,
  code,
}: {
  readonly name: 'procedures' | `procedure:${string}` | `national:${string}`;
  readonly title: string;
  readonly code: string;
}) {
  const { t } = useTranslation('catalogue');
  const errorText = useErrorText();
  const { publicData } = useEngine();
  const [asking, setAsking] = useState(false);
  // Whoever only reads has no dossier to be told about.
  const unreachable = code === 'line.unreachable';
  const retry = (): void => {
    setAsking(true);
    publicData
      .load(name)
      // Still no line: the notice stands where it stood.
      .catch(() => undefined)
      .finally(() => setAsking(false));
  };
  return (
    <Notice tone={unreachable ? 'warn' : 'bad'} title={title} live>
      <p>{unreachable ? t('search.unreachable') : errorText(code)}</p>
      <Button variant="secondary" icon="refresh" busy={asking} onClick={retry}>
        {t('search.retry')}
      </Button>
    </Notice>
  );
}
