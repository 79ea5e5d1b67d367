import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '#client/ui/dialog.tsx';

export interface DeleteDialogProps {
  readonly open: boolean;
  readonly busy: boolean;
  readonly name: string;
  /** What goes, in a sentence. */
  readonly what: string;
  readonly partCount: number;
  readonly onClose: () => void;
  readonly onDelete: () => void;
}

/** Asks before work is deleted: what goes, with how many files, and that it can be taken along first. */
export function DeleteDialog({ open, busy, name, what, partCount, onClose, onDelete }: DeleteDialogProps) {
  const { t } = useTranslation('tracking');
  return (
    <ConfirmDialog
      open={open}
      title={t('delete.title', { name })}
      confirmLabel={t('delete.confirm')}
      danger
      busy={busy}
      onClose={onClose}
      onConfirm={() => {
        onClose();
        onDelete();
      }}
    >
      <p>{what}</p>
      {partCount > 0 && <p>{t('delete.files', { count: partCount })}</p>}
      <p>{t('delete.exportFirst')}</p>
    </ConfirmDialog>
  );
}
