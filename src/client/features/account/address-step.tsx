import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { usePublic } from '#client/offline/react/use-public.ts';
import { RadioGroup } from '#client/ui/choice.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { ContactChannel } from '#domain/api/accounts.ts';
import { parseEmail, parsePhone } from '#domain/identity/contact.ts';
import { FaultNotice, LineNotice } from './line-notice.tsx';
import { StepPage } from './step-page.tsx';
import { typedMemory } from './typed-memory.ts';
import type { SignIn } from './use-sign-in.ts';

export interface AddressStepProps {
  readonly signIn: SignIn;
  /** What an e-form or an earlier try says already. */
  readonly contacts: { readonly phone: string; readonly email: string };
  /** A sealed dossier waits for this sign-in. */
  readonly forDossier: boolean;
  readonly back: string;
}

/** Where the code goes: a mobile phone or an e-mail address. */
export function AddressStep({ signIn, contacts, forDossier, back }: AddressStepProps) {
  const { t } = useTranslation('account');
  const errorText = useErrorText();
  const { attempt, challenge, restarted, sentTo } = signIn;
  const [before] = useState(typedMemory.recall);
  const [phone, setPhone] = useState(sentTo.SMS || (before.phone ?? contacts.phone));
  const [email, setEmail] = useState(sentTo.EMAIL || (before.email ?? contacts.email));
  const [chosen, setChosen] = useState<ContactChannel>(
    challenge?.channel ?? before.channel ?? (phone === '' && email !== '' ? 'EMAIL' : 'SMS'),
  );
  const profile = usePublic('profile');
  const channels = (profile.state === 'ready' && profile.value.contactChannels) || ContactChannel.options;
  // What was chosen stands unless this portal has no such way.
  const channel = channels.includes(chosen) ? chosen : (channels[0] ?? chosen);
  const [tries, setTries] = useState(0);
  const [checked, setChecked] = useState(false);

  const bySms = channel === 'SMS';
  const typed = bySms ? phone : email;
  const fieldId = bySms ? 'phone' : 'email';
  const code = bySms ? 'field.phone.invalid' : 'field.email.invalid';
  const address = bySms ? parsePhone(phone) : parseEmail(email);
  const message =
    typed.trim() === ''
      ? t(`required.${fieldId}`)
      : address === null
        ? errorText(code)
        : attempt.fault?.code === 'account.addressInvalid'
          ? errorText('account.addressInvalid')
          : undefined;
  const error = checked || attempt.fault?.code === 'account.addressInvalid' ? message : undefined;

  const send = async (): Promise<void> => {
    setChecked(true);
    if (address === null) setTries((n) => n + 1);
    else if (!(await signIn.requestCode(channel, address))) setTries((n) => n + 1);
  };
  return (
    <StepPage
      title={t('address.title')}
      lead={t(forDossier ? 'address.leadDossier' : 'address.lead')}
      back={back}
      submit={t('address.send')}
      busy={attempt.busy}
      faults={error === undefined ? [] : [{ fieldId, message: error }]}
      attempt={tries}
      onSubmit={() => {
        send().catch(() => undefined);
      }}
    >
      <LineNotice forDossier={forDossier} back={back} />
      {restarted && (
        <Notice tone="warn" live>
          {t(`restarted.${restarted}`)}
        </Notice>
      )}
      {attempt.fault && attempt.fault.code !== 'account.addressInvalid' && (
        <FaultNotice title={t('address.failed')} fault={attempt.fault} />
      )}
      {channels.length > 1 && (
        <RadioGroup
          id="channel"
          label={t('address.channel')}
          options={[
            { value: 'SMS', label: t('address.SMS') },
            { value: 'EMAIL', label: t('address.EMAIL') },
          ]}
          value={channel}
          onChange={(wanted) => {
            setChecked(false);
            attempt.clear();
            const way = wanted === 'EMAIL' ? 'EMAIL' : 'SMS';
            typedMemory.keep({ channel: way });
            setChosen(way);
          }}
        />
      )}
      {bySms ? (
        <TextField
          id="phone"
          label={t('address.phone')}
          hint={t('address.phoneHint')}
          error={error}
          className="figures"
          type="tel"
          inputMode="tel"
          enterKeyHint="send"
          autoComplete="tel"
          maxLength={20}
          value={phone}
          onChange={(event) => {
            typedMemory.keep({ phone: event.target.value });
            setPhone(event.target.value);
          }}
        />
      ) : (
        <TextField
          id="email"
          label={t('address.email')}
          hint={t('address.emailHint')}
          error={error}
          type="email"
          inputMode="email"
          enterKeyHint="send"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          value={email}
          onChange={(event) => {
            typedMemory.keep({ email: event.target.value });
            setEmail(event.target.value);
          }}
        />
      )}
    </StepPage>
  );
}
