import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { forgetGuestWork } from '#client/offline/react/guest-work.ts';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { AppError, type ErrorCode } from '#domain/api/errors.ts';
import { useAttempt } from './use-attempt.ts';
import { useWorkHere, type WorkHere } from './use-work-here.ts';

interface SignOutProps {
  readonly onSignedOut: (left: WorkHere) => void;
}

/** Signing out seals and never wipes; with work that the portal does not have yet it asks first. */
export function SignOut({ onSignedOut }: SignOutProps) {
  const { t } = useTranslation('account');
  const { t: ui } = useTranslation('ui');
  const errorText = useErrorText();
  const { outbox, drafts, session } = useEngine();
  const work = useWorkHere();
  const attempt = useAttempt();
  const [asking, setAsking] = useState(false);
  const [unsaved, setUnsaved] = useState<ErrorCode>();
  const [unsent, setUnsent] = useState<{ count: number; reason: ErrorCode | null }>();

  const waitingNow = async () => (await outbox.list()).filter((item) => item.state !== 'received');
  /** One row that cannot be read must not keep anybody signed in. */
  const leftHere = async (): Promise<WorkHere> => {
    const [waiting, begun] = await Promise.allSettled([waitingNow(), drafts.list()]);
    const count = (it: PromiseSettledResult<readonly unknown[]>) => (it.status === 'fulfilled' ? it.value.length : 0);
    const unsure = waiting.status === 'rejected' || begun.status === 'rejected';
    return { waiting: count(waiting), drafts: count(begun), unsure };
  };
  const leave = async (): Promise<void> => {
    if (unsaved === undefined) {
      try {
        await drafts.flush();
      } catch (fault) {
        // Said once; who presses again goes all the same.
        setUnsaved(fault instanceof AppError ? fault.code : 'device.storageLost');
        setAsking(true);
        return;
      }
    }
    // Said first: signing out takes this screen away.
    onSignedOut(await leftHere());
    forgetGuestWork();
    await session.signOut();
  };
  const run = (task: () => Promise<void>) => () => {
    attempt.run(task).catch(() => undefined);
  };
  const sendThenLeave = async (): Promise<void> => {
    await outbox.sendNow();
    const still = await waitingNow();
    if (still.length === 0) await leave();
    else setUnsent({ count: still.length, reason: still.find((item) => item.reason !== null)?.reason ?? null });
  };
  const begin = (): void => {
    setUnsent(undefined);
    setUnsaved(undefined);
    attempt.clear();
    if (work !== undefined && !work.unsure && work.waiting + work.drafts === 0) run(leave)();
    else setAsking(true);
  };
  const close = (): void => setAsking(false);
  return (
    <>
      <Button variant="secondary" full busy={attempt.busy && !asking} onClick={begin}>
        {t('signOut.button')}
      </Button>
      {attempt.fault && !asking && (
        <Notice tone="bad" live>
          {errorText(attempt.fault.code)}
        </Notice>
      )}
      <Dialog
        open={asking}
        title={t('signOut.title')}
        onClose={close}
        actions={
          <>
            {work !== undefined && work.waiting > 0 && (
              <Button full icon="send" busy={attempt.busy} onClick={run(sendThenLeave)}>
                {t('signOut.send')}
              </Button>
            )}
            <Button variant="secondary" full icon="lock" busy={attempt.busy} onClick={run(leave)}>
              {t(unsaved === undefined ? 'signOut.seal' : 'signOut.allTheSame')}
            </Button>
            <Button variant="quiet" full onClick={close}>
              {ui('cancel')}
            </Button>
          </>
        }
      >
        {unsent !== undefined && (
          <Notice tone="warn" title={t('signOut.notSent', { count: unsent.count })} live>
            {unsent.reason === null ? t('signOut.stillWaits') : errorText(unsent.reason)}
          </Notice>
        )}
        {unsaved !== undefined && (
          <Notice tone="bad" title={t('signOut.notSaved')} live>
            {errorText(unsaved)}
          </Notice>
        )}
        {attempt.fault && (
          <Notice tone="bad" live>
            {errorText(attempt.fault.code)}
          </Notice>
        )}
        {work?.unsure && <Notice tone="warn">{t('signOut.unsure')}</Notice>}
        {work !== undefined && (
          <ul className="points">
            {work.waiting > 0 && <li>{t('signOut.waiting', { count: work.waiting })}</li>}
            {work.drafts > 0 && <li>{t('signOut.drafts', { count: work.drafts })}</li>}
          </ul>
        )}
        <p>{t('signOut.sealMeaning')}</p>
        <p className="muted">{t('signOut.sharedDevice')}</p>
      </Dialog>
    </>
  );
}
