import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callPortal } from '#client/api/call-portal.ts';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import { usePublic } from '#client/offline/react/use-public.ts';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Card } from '#client/ui/surfaces.tsx';
import type { Dossier } from '#domain/api/dossiers.ts';
import { paymentsApi } from '#domain/api/payments.ts';
import { amountLeft } from '#domain/fees/amount-left.ts';
import { formatDateTime, formatDong } from '#domain/text/figures.ts';
import { FeeTable } from './fee-table.tsx';
import { TaskFailure } from './task-failure.tsx';
import { useCommandId } from './use-command-id.ts';
import { useTask } from './use-task.ts';

/** The fee of a committed dossier (rule 11), line by line; payment itself is at the gateway, and only its notice counts. */
export function PaymentCard({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTranslation('dossier');
  const language = useLanguage();
  const localText = useLocalText();
  const profile = usePublic('profile');
  const task = useTask();
  const command = useCommandId();
  const [leaving, setLeaving] = useState(false);
  useEffect(() => {
    // Coming back by "back" shows this very page again, as it was left.
    const back = (): void => setLeaving(false);
    window.addEventListener('pageshow', back);
    return () => window.removeEventListener('pageshow', back);
  }, []);
  const pending = dossier.paymentStatus === 'PENDING';
  // What was paid for an earlier revision counts. An older copy does not say how much: then the gateway's page does.
  const paidBefore = dossier.events.some((event) => event.action === 'settlePayment');
  const left = amountLeft(dossier) ?? (paidBefore ? undefined : dossier.fees.dueAtSubmission);
  const { amountPaid = 0 } = dossier;
  const start = async (): Promise<void> => {
    const params = { dossierId: dossier.id };
    const { redirectUrl } = await callPortal(paymentsApi.start, { params, commandId: command.id() });
    command.done();
    setLeaving(true);
    window.location.assign(redirectUrl);
  };
  return (
    <Card need>
      <div className="stack">
        <h2>{t('pay.title')}</h2>
        {pending && (
          <Notice tone="info" title={t('pay.pendingTitle')}>
            {t('pay.pendingText')}
          </Notice>
        )}
        {dossier.paymentDueAt && (
          <p>
            <strong>{t('pay.before', { at: formatDateTime(dossier.paymentDueAt, language) })}</strong>{' '}
            {t('pay.beforeNote')}
          </p>
        )}
        <FeeTable quote={dossier.fees} />
        {amountPaid > 0 && left !== undefined && (
          <p>{t('pay.partPaid', { paid: formatDong(amountPaid, language), left: formatDong(left, language) })}</p>
        )}
        <Button
          full
          icon="pay"
          variant={pending ? 'secondary' : 'primary'}
          busy={task.busy || leaving}
          onClick={() => task.run(start)}
        >
          {pending
            ? t('pay.again')
            : left === undefined
              ? t('pay.payRest')
              : t('pay.pay', { amount: formatDong(left, language) })}
        </Button>
        <TaskFailure code={task.failed} />
        {!pending && <p className="small">{t('pay.note')}</p>}
        {/* Decree 45/2020 Art 13.8c: where payments are traced. */}
        {profile.state === 'ready' && <p className="small">{localText(profile.value.paymentContact)}</p>}
      </div>
    </Card>
  );
}
