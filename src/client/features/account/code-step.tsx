import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { usePublic } from '#client/offline/react/use-public.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { focusField } from '#client/ui/error-summary.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import type { AppError } from '#domain/api/errors.ts';
import type { Challenge } from './challenge-memory.ts';
import { FaultNotice, LineNotice } from './line-notice.tsx';
import { StepPage } from './step-page.tsx';
import { useCountdown } from './use-countdown.ts';
import type { SignIn } from './use-sign-in.ts';
import { waitText } from './wait-text.ts';

const ABOUT_THE_CODE: readonly string[] = ['account.codeWrong', 'account.codeExpired', 'account.codeUsedUp'];

/** What the portal says about a code that was not right, with the tries that are left. */
function useCodeFault(fault: AppError | undefined): string | undefined {
  const { t } = useTranslation('account');
  const errorText = useErrorText();
  if (fault === undefined || !ABOUT_THE_CODE.includes(fault.code)) return undefined;
  const left = fault.details?.['attemptsLeft'];
  return typeof left === 'number' ? t('code.wrong', { count: left }) : errorText(fault.code);
}

interface CodeStepProps {
  readonly signIn: SignIn;
  readonly challenge: Challenge;
  readonly forDossier: boolean;
  readonly back: string;
}

/** The six figures from the message; another code, another way, and what to do when none comes. */
export function CodeStep({ signIn, challenge, forDossier, back }: CodeStepProps) {
  const { t } = useTranslation('account');
  const announce = useAnnounce();
  const { attempt } = signIn;
  const [code, setCode] = useState('');
  const [tries, setTries] = useState(0);
  const [incomplete, setIncomplete] = useState(false);
  const left = useCountdown(challenge.sentAt, challenge.waitSeconds);
  const said = useCodeFault(attempt.fault);
  const error = incomplete ? t('code.incomplete') : said;

  const answer = async (): Promise<void> => {
    setIncomplete(code.length !== 6);
    if (code.length !== 6 || !(await signIn.answerCode(code))) setTries((n) => n + 1);
  };
  const resend = async (): Promise<void> => {
    if (!(await signIn.resend())) return;
    setCode('');
    setIncomplete(false);
    announce(t('code.sentAgain'));
    focusField('code');
  };
  return (
    <StepPage
      title={t('code.title')}
      lead={t(`code.sent${challenge.channel}`, { to: challenge.sentTo })}
      submit={t('next')}
      busy={attempt.busy}
      faults={error === undefined ? [] : [{ fieldId: 'code', message: error }]}
      attempt={tries}
      onSubmit={() => {
        answer().catch(() => undefined);
      }}
      below={
        <Button variant="quiet" full onClick={() => signIn.go('address')}>
          {t('code.otherAddress')}
        </Button>
      }
    >
      <LineNotice forDossier={forDossier} back={back} />
      {attempt.fault && said === undefined && <FaultNotice title={t('code.failed')} fault={attempt.fault} />}
      <TextField
        id="code"
        label={t('code.label')}
        hint={t('code.hint')}
        error={error}
        className="code-box figures"
        inputMode="numeric"
        enterKeyHint="done"
        autoComplete="one-time-code"
        maxLength={12}
        value={code}
        onChange={(event) => {
          setIncomplete(false);
          setCode(event.target.value.replace(/\D/g, '').slice(0, 6));
        }}
      />
      {left > 0 ? (
        <p className="muted figures">{t('code.resendIn', { wait: waitText(t, left) })}</p>
      ) : (
        <Button
          variant="secondary"
          icon="refresh"
          onClick={() => {
            resend().catch(() => undefined);
          }}
        >
          {t('code.resend')}
        </Button>
      )}
      <NoCode challenge={challenge} onOther={() => signIn.go('address')} />
    </StepPage>
  );
}

/** A code that never comes must not be the end (SIM in another's name, a new phone, a full mailbox). */
function NoCode({ challenge, onOther }: { readonly challenge: Challenge; readonly onOther: () => void }) {
  const { t } = useTranslation('account');
  const profile = usePublic('profile');
  const hotline = profile.state === 'ready' ? profile.value.hotline : undefined;
  return (
    <details className="disclosure">
      <summary>{t('noCode.title')}</summary>
      <ul className="stack-tight">
        <li>{t('noCode.delay')}</li>
        <li>{t(`noCode.check${challenge.channel}`, { to: challenge.sentTo })}</li>
        <li>
          {t(`noCode.other${challenge.channel}`)}{' '}
          <button type="button" className="text-button" onClick={onOther}>
            {t('code.otherAddress')}
          </button>
        </li>
        <li>
          {t('noCode.desk')}{' '}
          {hotline !== undefined && (
            <a className="figures" href={`tel:${hotline}`}>
              {t('noCode.call', { hotline })}
            </a>
          )}
        </li>
        {profile.state === 'ready' && profile.value.demonstration && (
          <li>
            {t('noCode.demonstration')}{' '}
            <a href="/demo/inbox" target="_blank" rel="noreferrer">
              {t('noCode.inbox')}
            </a>
          </li>
        )}
      </ul>
    </details>
  );
}
