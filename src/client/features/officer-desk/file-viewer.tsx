import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import type { ErrorCode } from '#domain/api/errors.ts';
import type { MediaType } from '#domain/api/primitives.ts';
import { codeOf, useDeskErrorText } from './desk-error-text.ts';

export interface OpenableFile {
  readonly title: string;
  readonly name: string;
  readonly mediaType: MediaType;
  readonly load: (signal: AbortSignal) => Promise<Blob>;
}

type Opened = { readonly url: string } | { readonly code: ErrorCode } | undefined;

/** The bytes as an address of this page alone; gone when the viewer closes. */
function useOpened(file: OpenableFile): Opened {
  const [opened, setOpened] = useState<Opened>();
  useEffect(() => {
    const ending = new AbortController();
    let url: string | undefined;
    const open = async (): Promise<void> => {
      const bytes = await file.load(ending.signal);
      if (ending.signal.aborted) return;
      // The type is the one that was checked at reception: a blob of this origin must never run as a page.
      url = URL.createObjectURL(new Blob([bytes], { type: file.mediaType }));
      setOpened({ url });
    };
    open().catch((fault: unknown) => {
      if (!ending.signal.aborted) setOpened({ code: codeOf(fault) });
    });
    return () => {
      ending.abort();
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [file]);
  return opened;
}

function Content({ file, onRetry }: { readonly file: OpenableFile; readonly onRetry: () => void }) {
  const { t } = useTranslation('desk');
  const errorText = useDeskErrorText();
  const opened = useOpened(file);
  if (opened === undefined) return <Skeleton height="l" />;
  if ('code' in opened) {
    return (
      <Notice tone="bad" title={t('viewer.failed')} live>
        <p>{errorText(opened.code)}</p>
        <Button variant="secondary" small icon="refresh" onClick={onRetry}>
          {t('retry')}
        </Button>
      </Notice>
    );
  }
  const { url } = opened;
  return (
    <>
      {file.mediaType === 'application/pdf' && !navigator.pdfViewerEnabled ? (
        <Notice tone="info">{t('viewer.noReader')}</Notice>
      ) : file.mediaType === 'application/pdf' ? (
        // oxlint-disable-next-line react/iframe-missing-sandbox -- browsers show no PDF in a sandbox; its type is fixed above
        <iframe src={url} title={file.title} />
      ) : (
        <img src={url} alt={file.title} />
      )}
      <div className="cluster">
        <ButtonLink href={url} newTab variant="secondary" small>
          {t('viewer.newTab')}
        </ButtonLink>
        <ButtonLink href={url} download={file.name} variant="quiet" small icon="download">
          {t('viewer.save')}
        </ButtonLink>
      </div>
    </>
  );
}

/** A paper, large: a picture, or the browser's own PDF reader; a tablet without one opens it in a new tab or saves it. */
export function FileViewer({
  file,
  onClose,
}: {
  readonly file: OpenableFile | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('desk');
  const [attempt, setAttempt] = useState(0);
  return (
    <Dialog
      open={file !== undefined}
      title={file?.title ?? ''}
      onClose={onClose}
      actions={
        <Button full onClick={onClose}>
          {t('viewer.close')}
        </Button>
      }
    >
      {file !== undefined && (
        <div className="desk-viewer stack-tight">
          <Content key={attempt} file={file} onRetry={() => setAttempt((n) => n + 1)} />
        </div>
      )}
    </Dialog>
  );
}
