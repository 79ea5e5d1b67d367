import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { Button } from '#client/ui/button.tsx';
import { DateField } from '#client/ui/date-field.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { ProgressBar } from '#client/ui/waiting.tsx';
import type { ProblemIssue } from '#domain/api/problem.ts';
import { type PersonField, personIssues, tidyPerson } from '#domain/identity/person.ts';
import { formatDate } from '#domain/text/figures.ts';
import { StepPage } from './step-page.tsx';
import { type SignIn, todayHere } from './use-sign-in.ts';

/** How far one is in opening an account. */
export function RegisterProgress({ step }: { readonly step: 1 | 2 | 3 }) {
  const { t } = useTranslation('account');
  return <ProgressBar value={step} max={3} label={t('register.step', { n: step, of: 3 })} />;
}

/** What is wrong with these fields once one tried to go on, in words. */
function usePersonFaults({ person, refused }: SignIn, fields: readonly PersonField[]) {
  const { t } = useTranslation('account');
  const errorText = useErrorText();
  const [tries, setTries] = useState(refused.length > 0 ? 1 : 0);
  const sentence = ({ path, code, params = {} }: ProblemIssue): string => {
    // Two fields that are empty must not sound the same in the summary.
    if (code === 'field.required') return t(`required.${path}`);
    const shown: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(params)) {
      shown[name] = /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? formatDate(String(value)) : value;
    }
    return errorText(code, shown);
  };
  const mine = (issues: readonly ProblemIssue[]) => issues.filter((it) => fields.some((field) => field === it.path));
  const open = mine(personIssues(tidyPerson(person), todayHere()));
  const issues = tries === 0 ? [] : [...open, ...mine(refused).filter((it) => !open.some((o) => o.path === it.path))];
  const shown = issues.map((issue) => ({ fieldId: issue.path, message: sentence(issue) }));
  return {
    tries,
    faults: shown,
    of: (field: PersonField) => shown.find((it) => it.fieldId === field)?.message,
    /** Goes on when nothing is open. */
    check: (onGood: () => void): void => {
      if (open.length === 0 && mine(refused).length === 0) onGood();
      else setTries((n) => n + 1);
    },
  };
}

/** The account does not exist yet: who is it? */
export function NameStep({ signIn, taken }: { readonly signIn: SignIn; readonly taken: boolean }) {
  const { t } = useTranslation('account');
  const { person, changePerson } = signIn;
  const { tries, faults, of, check } = usePersonFaults(signIn, ['fullName', 'birthDate']);
  return (
    <StepPage
      title={t('name.title')}
      lead={t('name.lead')}
      above={<RegisterProgress step={1} />}
      submit={t('next')}
      busy={false}
      faults={faults}
      attempt={tries}
      onSubmit={() => check(() => signIn.go('number'))}
    >
      {taken && <Notice tone="info">{t('register.taken')}</Notice>}
      <TextField
        id="fullName"
        label={t('name.fullName')}
        hint={t('name.fullNameHint')}
        error={of('fullName')}
        autoComplete="name"
        enterKeyHint="next"
        autoCapitalize="words"
        spellCheck={false}
        maxLength={200}
        value={person.fullName}
        onChange={(event) => changePerson({ fullName: event.target.value })}
      />
      <DateField
        id="birthDate"
        label={t('name.birthDate')}
        hint={t('name.birthDateHint')}
        error={of('birthDate')}
        birthday
        value={person.birthDate}
        onChange={(birthDate) => changePerson({ birthDate })}
      />
    </StepPage>
  );
}

export function NumberStep({ signIn }: { readonly signIn: SignIn }) {
  const { t } = useTranslation('account');
  const { person, changePerson, refused } = signIn;
  const { tries, faults, of, check } = usePersonFaults(signIn, ['personalId']);
  const taken = refused.some((issue) => issue.code === 'account.personalIdTaken');
  return (
    <StepPage
      title={t('number.title')}
      lead={t('number.lead')}
      above={<RegisterProgress step={2} />}
      submit={t('next')}
      busy={false}
      faults={faults}
      attempt={tries}
      onSubmit={() => check(() => signIn.go('notice'))}
      below={
        <Button variant="quiet" full onClick={() => signIn.go('name')}>
          {t('backToName')}
        </Button>
      }
    >
      <TextField
        id="personalId"
        label={t('number.label')}
        hint={t('number.hint')}
        error={of('personalId')}
        className="figures"
        inputMode="numeric"
        enterKeyHint="next"
        autoComplete="off"
        maxLength={20}
        value={person.personalId}
        onChange={(event) => changePerson({ personalId: event.target.value })}
      />
      {taken && (
        <Button variant="secondary" onClick={() => signIn.go('address')}>
          {t('number.otherAddress')}
        </Button>
      )}
      <details className="disclosure">
        <summary>{t('number.none')}</summary>
        <p>{t('number.noneHelp')}</p>
      </details>
    </StepPage>
  );
}
