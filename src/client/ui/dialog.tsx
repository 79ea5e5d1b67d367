import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children?: ReactNode;
  readonly actions: ReactNode;
}

/** The browser's own modal: focus stays inside and returns, Escape closes. */
export function Dialog({ open, title, onClose, children, actions }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (open && element?.open === false) element.showModal();
    if (!open && element?.open === true) element.close();
  }, [open]);
  return (
    <dialog className="dialog" ref={dialog} aria-labelledby={titleId} onClose={onClose}>
      {open && (
        <div className="stack">
          <h2 id={titleId}>{title}</h2>
          {children}
          <div className="stack-tight">{actions}</div>
        </div>
      )}
    </dialog>
  );
}

interface ConfirmProps extends Omit<DialogProps, 'actions'> {
  readonly confirmLabel: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
}

export function ConfirmDialog({ confirmLabel, danger = false, busy = false, onConfirm, ...dialog }: ConfirmProps) {
  const { t } = useTranslation('ui');
  return (
    <Dialog
      {...dialog}
      actions={
        <>
          <Button variant={danger ? 'danger' : 'primary'} full busy={busy} onClick={onConfirm}>
            {confirmLabel}
          </Button>
          <Button variant="quiet" full onClick={dialog.onClose}>
            {t('cancel')}
          </Button>
        </>
      }
    />
  );
}
