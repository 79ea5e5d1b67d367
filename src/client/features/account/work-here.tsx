import { useTranslation } from 'react-i18next';
import { ButtonLink } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Section } from '#client/ui/surfaces.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { PAGES } from '#domain/api/pages.ts';
import { useWorkHere } from './use-work-here.ts';

/** What lies on this device and nowhere else. */
export function WorkHereSection({ note }: { readonly note: string }) {
  const { t } = useTranslation('account');
  const work = useWorkHere();
  return (
    <Section title={t('here.title')}>
      {work === undefined ? (
        <Skeleton lines={1} height="m" />
      ) : work.waiting + work.drafts === 0 && !work.unsure ? (
        <p>{t('here.nothing')}</p>
      ) : (
        <>
          {work.unsure && <Notice tone="warn">{t('here.unsure')}</Notice>}
          <div className="facts">
            <div>
              <b className="figures">{t('here.drafts', { count: work.drafts })}</b>
              <span>{t('here.draftsMeaning')}</span>
            </div>
            <div>
              <b className="figures">{t('here.waiting', { count: work.waiting })}</b>
              <span>{t('here.waitingMeaning')}</span>
            </div>
          </div>
          <ButtonLink href={PAGES.myDossiers} variant="secondary" icon="folder">
            {t('here.see')}
          </ButtonLink>
          <p className="muted">{note}</p>
        </>
      )}
    </Section>
  );
}
