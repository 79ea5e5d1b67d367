import { useTranslation } from 'react-i18next';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { Button } from '#client/ui/button.tsx';
import { Section } from '#client/ui/surfaces.tsx';
import { FaultNotice } from './line-notice.tsx';
import { useAttempt } from './use-attempt.ts';

/** Consent to have e-forms filled in next time (Decree 45/2020 Art 9.2): as easily withdrawn as given. */
export function FillInConsent({ given }: { readonly given: boolean }) {
  const { t } = useTranslation('account');
  const { session } = useEngine();
  const attempt = useAttempt();
  return (
    <Section title={t('fillIn.title')}>
      <p>{t(given ? 'fillIn.given' : 'fillIn.notGiven')}</p>
      {attempt.fault && <FaultNotice title={t('fillIn.failed')} fault={attempt.fault} />}
      <div>
        <Button
          variant="secondary"
          small
          busy={attempt.busy}
          onClick={() => {
            attempt.run(() => session.changeAccount({ keepForNextTime: !given })).catch(() => undefined);
          }}
        >
          {t(given ? 'fillIn.withdraw' : 'fillIn.give')}
        </Button>
      </div>
    </Section>
  );
}
