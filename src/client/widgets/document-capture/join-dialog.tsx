import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';

export interface JoinDialogProps {
  readonly open: boolean;
  /** Names of the pages in their order. */
  readonly pages: readonly string[];
  /** How many files the paper takes, where more were chosen. */
  readonly atMost: number | undefined;
  readonly onJoin: () => void;
  /** They stay files of their own. */
  readonly onLeave: () => void;
}

/** Shows the order of the pages before they become one file. */
export function JoinDialog({ open, pages, atMost, onJoin, onLeave }: JoinDialogProps) {
  const { t } = useTranslation('documents');
  return (
    <Dialog
      open={open}
      title={t('join.title', { count: pages.length })}
      onClose={onLeave}
      actions={
        <>
          <Button full onClick={onJoin}>
            {t('join.now')}
          </Button>
          <Button variant="quiet" full onClick={onLeave}>
            {t('join.leave')}
          </Button>
        </>
      }
    >
      {atMost !== undefined && <p>{t('join.tooMany', { count: atMost })}</p>}
      <ol className="points">
        {pages.map((name, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two pictures may be called the same
          <li key={n}>{name}</li>
        ))}
      </ol>
      <p className="muted">{t('join.text')}</p>
    </Dialog>
  );
}
