import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '#client/i18n/start-i18n.ts';
import { useLanguage } from '#client/i18n/use-language.ts';
import { Button } from '#client/ui/button.tsx';
import { Checkbox } from '#client/ui/choice.tsx';
import { DataList, Section } from '#client/ui/surfaces.tsx';
import { tidyPerson } from '#domain/identity/person.ts';
import { formatDate } from '#domain/text/figures.ts';
import { groupDigits } from './group-digits.ts';
import { LanguageChoice } from './language-choice.tsx';
import { FaultNotice, LineNotice } from './line-notice.tsx';
import { RegisterProgress } from './person-steps.tsx';
import { StepPage } from './step-page.tsx';
import type { SignIn } from './use-sign-in.ts';

/** What is about to be registered, what becomes of it, and the one consent that is free (Law 91/2025; never pre-ticked). */
export function NoticeStep({
  signIn,
  taken,
  forDossier,
  back,
}: {
  readonly signIn: SignIn;
  readonly taken: boolean;
  readonly forDossier: boolean;
  readonly back: string;
}) {
  const { t } = useTranslation('account');
  const language = useLanguage();
  const { attempt } = signIn;
  const [keep, setKeep] = useState(false);
  const { fullName, birthDate, personalId } = tidyPerson(signIn.person);
  return (
    <StepPage
      title={t('register.title')}
      lead={t(taken ? 'register.taken' : 'register.lead')}
      above={<RegisterProgress step={3} />}
      submit={t(forDossier ? 'register.submitDossier' : 'register.submit')}
      busy={attempt.busy}
      faults={[]}
      attempt={0}
      onSubmit={() => {
        signIn.register({ keepForNextTime: keep, language }).catch(() => undefined);
      }}
    >
      <LineNotice forDossier={forDossier} back={back} />
      {attempt.fault && <FaultNotice title={t('register.failed')} fault={attempt.fault} />}
      <Section
        title={t('register.you')}
        aside={
          <Button variant="quiet" small icon="edit" onClick={() => signIn.go('name')}>
            {t('register.change')}
          </Button>
        }
      >
        <DataList
          rows={[
            { label: t('name.fullName'), value: fullName },
            { label: t('name.birthDate'), value: <span className="figures">{formatDate(birthDate)}</span> },
            { label: t('number.label'), value: <span className="code">{groupDigits(personalId)}</span> },
          ]}
        />
      </Section>
      <Section title={t('notice.title')}>
        <ul className="points stack-tight">
          <li>{t('notice.purpose')}</li>
          <li>{t('notice.readers')}</li>
          <li>{t('notice.place')}</li>
          <li>{t('notice.rights')}</li>
        </ul>
      </Section>
      <Checkbox id="keep" label={t('notice.keep')} checked={keep} onChange={setKeep} />
      <LanguageChoice
        label={t('language.messages')}
        value={language}
        onChange={(chosen) => {
          changeLanguage(chosen).catch(() => undefined);
        }}
      />
    </StepPage>
  );
}
