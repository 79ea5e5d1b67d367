import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffDossier } from '#domain/api/staff.ts';
import { ClockNow } from './desk-clock.tsx';
import { DeskStatus } from './desk-status.tsx';

/** State, clock and payment at a glance; where focus goes after an act. */
export function DossierState({ dossier, ref }: { readonly dossier: StaffDossier; readonly ref: Ref<HTMLElement> }) {
  const { t } = useTranslation('desk');
  return (
    <section className="desk-state" tabIndex={-1} ref={ref} aria-label={t('state.title')}>
      <div>
        <div className="small">{t('state.status')}</div>
        <div className="desk-tags">
          <DeskStatus status={dossier.status} />
        </div>
      </div>
      <div>
        <div className="small">{t('state.clock')}</div>
        <div>
          <ClockNow clock={dossier.clock} />
        </div>
      </div>
      <div>
        <div className="small">{t('payment.title')}</div>
        <b>{t(`payment.${dossier.paymentStatus}`)}</b>
      </div>
    </section>
  );
}
