import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import { usePublic } from '#client/offline/react/use-public.ts';
import { ButtonLink } from '#client/ui/button.tsx';
import { Notice, type NoticeTone } from '#client/ui/notice.tsx';
import { DataList } from '#client/ui/surfaces.tsx';
import { PAGES, pageAddress } from '#domain/api/pages.ts';
import type { Payment, PaymentState } from '#domain/api/payments.ts';
import { formatDateTime, formatDong } from '#domain/text/figures.ts';

const TONES: Record<PaymentState, NoticeTone> = {
  PENDING: 'info',
  PAID: 'ok',
  FAILED: 'warn',
  CANCELLED: 'warn',
  EXPIRED: 'warn',
  SUSPECT: 'warn',
  REFUND_DUE: 'warn',
};

/** After these the fee is still due. */
const AGAIN: readonly PaymentState[] = ['FAILED', 'CANCELLED', 'EXPIRED'];

/** How a payment stands by the portal's word, and the way on. */
export function PaymentOutcome({ payment, children }: { readonly payment: Payment; readonly children?: ReactNode }) {
  const { t } = useTranslation('tracking');
  const language = useLanguage();
  const localText = useLocalText();
  const profile = usePublic('profile');
  const { state, amount, reference, dossierId, settledAt, expiresAt } = payment;
  const again = AGAIN.includes(state);
  return (
    <>
      <Notice tone={TONES[state]} title={t(`payment.title.${state}`)}>
        <div className="stack-tight">
          <p>{t(`payment.text.${state}`, { amount: formatDong(amount, language) })}</p>
          {state === 'PENDING' && <p>{t('payment.until', { at: formatDateTime(expiresAt, language) })}</p>}
        </div>
      </Notice>
      {children}
      <DataList
        rows={[
          { label: t('payment.amount'), value: formatDong(amount, language) },
          { label: t('payment.reference'), value: <span className="code">{reference}</span> },
          ...(settledAt === null
            ? []
            : [{ label: t('payment.settledAt'), value: formatDateTime(settledAt, language) }]),
        ]}
      />
      <div className="stack-tight">
        <ButtonLink full href={pageAddress('dossier', { dossierId })}>
          {t(again ? 'payment.again' : 'payment.dossier')}
        </ButtonLink>
        <ButtonLink full variant="quiet" href={PAGES.myDossiers}>
          {t('payment.dossiers')}
        </ButtonLink>
      </div>
      {/* Decree 45/2020 Art 13.8c: where a payment is traced. */}
      {state !== 'PAID' && profile.state === 'ready' && (
        <p className="small">{localText(profile.value.paymentContact)}</p>
      )}
    </>
  );
}
