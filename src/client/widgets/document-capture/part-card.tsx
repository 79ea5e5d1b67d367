import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { Button } from '#client/ui/button.tsx';
import { ConfirmDialog } from '#client/ui/dialog.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { StatusTag } from '#client/ui/surfaces.tsx';
import { AppError, type ErrorCode } from '#domain/api/errors.ts';
import { FilePicker } from './file-picker.tsx';
import { formatBytes } from './format-bytes.ts';
import { preparing, usePreparing } from './preparing.ts';
import type { ShownPart } from './shown-part.ts';

export interface PartCardProps {
  readonly draftId: string;
  readonly part: ShownPart;
  readonly position: { readonly n: number; readonly of: number };
  /** Absent: it can only be looked at and taken out. */
  readonly onReplace?: (file: File) => void;
}

const isLost = (fault: unknown): boolean => fault instanceof AppError && fault.code === 'device.partMissing';

/** The picture of a kept file, opened for as long as it is shown. */
function useThumbnail(draftId: string, { partId, mediaType, thumbnail }: ShownPart): string | undefined {
  const { drafts } = useEngine();
  const [url, setUrl] = useState<string>();
  const nothingToSee = mediaType === 'application/pdf' && thumbnail === undefined;
  useEffect(() => {
    if (nothingToSee) return undefined;
    let made: string | undefined;
    let gone = false;
    drafts
      .readPart(draftId, partId, 'thumbnail')
      .then((blob) => {
        if (gone) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      })
      .catch((fault: unknown) => {
        if (!isLost(fault)) return undefined;
        // A lost thumbnail is no lost paper: the file itself decides.
        return drafts.readPart(draftId, partId).then(
          () => undefined,
          (worse: unknown) => {
            if (!gone && isLost(worse)) preparing.lost(draftId, partId);
          },
        );
      });
    return () => {
      gone = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [drafts, draftId, partId, nothingToSee]);
  return url;
}

function Thumbnail({ draftId, part, n }: { readonly draftId: string; readonly part: ShownPart; readonly n: number }) {
  const { t } = useTranslation('documents');
  const thumbnail = useThumbnail(draftId, part);
  return thumbnail === undefined ? (
    <span className="thumb">{part.mediaType === 'application/pdf' ? t('pdf') : ''}</span>
  ) : (
    <img className="thumb" src={thumbnail} alt={t('thumbnail', { n })} />
  );
}

/** One kept file: what it is, that it is safe on the device, and what can be done with it. */
export function PartCard({ draftId, part, position, onReplace }: PartCardProps) {
  const { t } = useTranslation('documents');
  const { drafts } = useEngine();
  const [asking, setAsking] = useState(false);
  const [unread, setUnread] = useState<ErrorCode>();
  const errorText = useErrorText();
  const lost = usePreparing(draftId).missing.includes(part.partId);
  const fault = lost ? 'device.partMissing' : unread;
  const move = (to: number) => {
    drafts.movePart(draftId, part.partId, to).catch(() => undefined);
  };
  const open = () => {
    setUnread(undefined);
    // In the very press: a window that comes after reading is taken for one that nobody asked for.
    const tab = window.open('', '_blank');
    drafts
      .readPart(draftId, part.partId)
      .then((blob) => {
        preparing.found(draftId, part.partId);
        const url = URL.createObjectURL(blob);
        if (tab) tab.location.replace(url);
        else window.open(url, '_blank', 'noreferrer');
        setTimeout(() => URL.revokeObjectURL(url), 60_000);
      })
      .catch((error: unknown) => {
        tab?.close();
        if (isLost(error)) preparing.lost(draftId, part.partId);
        else setUnread(error instanceof AppError ? error.code : 'device.storageLost');
      });
  };
  return (
    <li>
      <div className="line-item">
        {/* Other bytes under the same id are another picture. */}
        <Thumbnail key={part.sha256} draftId={draftId} part={part} n={position.n + 1} />
        <div className="stack-tight">
          <strong>{part.name}</strong>
          {part.pages !== undefined && <span className="small">{t('pages', { count: part.pages })}</span>}
          <span className="small">{lost ? formatBytes(part.size) : t('kept', { size: formatBytes(part.size) })}</span>
          <span>
            <StatusTag tone={lost ? 'bad' : 'ok'}>{t(lost ? 'lost' : 'safe')}</StatusTag>
          </span>
        </div>
      </div>
      {fault && (
        <Notice tone="bad" live>
          {errorText(fault)}
        </Notice>
      )}
      <div className="file-acts">
        <Button variant="quiet" small icon="image" onClick={open}>
          {t('view')}
        </Button>
        {onReplace && (
          <FilePicker
            id={`replace-${part.partId}`}
            variant="quiet"
            icon="refresh"
            label={t('replace')}
            onFiles={([file]) => file && onReplace(file)}
          />
        )}
        {position.n > 0 && (
          <Button variant="quiet" small icon="up" onClick={() => move(position.n - 1)}>
            {t('up')}
          </Button>
        )}
        {position.n < position.of - 1 && (
          <Button variant="quiet" small icon="down" onClick={() => move(position.n + 1)}>
            {t('down')}
          </Button>
        )}
        <Button variant="quiet" small icon="trash" onClick={() => setAsking(true)}>
          {t('remove')}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        title={t('removeTitle')}
        confirmLabel={t('remove')}
        danger
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          drafts.removePart(draftId, part.partId).catch(() => undefined);
        }}
      >
        <p>{t('removeText', { name: part.name })}</p>
      </ConfirmDialog>
    </li>
  );
}
