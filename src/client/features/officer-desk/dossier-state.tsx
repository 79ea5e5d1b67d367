import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffDossier } from '#domain/api/staff.ts';
import { ClockNow } from './desk-clock.tsx';
import { DeskStatus } from './desk-status.tsx';

/** State, clock and payment at a glance. Takes focus whenever `settled` rises: the button that was pressed may be gone. */
export function DossierState({ dossier, settled }: { readonly dossier: StaffDossier; readonly settled: number }) {
  const { t } = useTranslation('desk');
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (settled > 0) box.current?.focus();
  }, [settled]);
  return (
    <section className="desk-state" tabIndex={-1} ref={box} aria-label={t('state.title')}>
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
