import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '#client/ui/button.tsx';
import { RadioGroup } from '#client/ui/choice.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { type Account, ContactChannel } from '#domain/api/accounts.ts';
import { PAGES } from '#domain/api/pages.ts';
import { maskDigits, maskEmail } from '#domain/identity/contact.ts';
import { FaultNotice, LineNotice } from './line-notice.tsx';
import { StepPage } from './step-page.tsx';
import type { SignIn } from './use-sign-in.ts';

/** The session ran out (F21): the same person comes back by the same address, and nobody else into their work. */
export function AgainStep({
  signIn,
  account,
  forDossier,
  back,
}: {
  readonly signIn: SignIn;
  readonly account: Account;
  readonly forDossier: boolean;
  readonly back: string;
}) {
  const { t } = useTranslation('account');
  const { attempt, restarted } = signIn;
  const contacts = [
    { value: 'SMS', address: account.phone, label: account.phone === null ? '' : maskDigits(account.phone) },
    { value: 'EMAIL', address: account.email, label: account.email === null ? '' : maskEmail(account.email) },
  ].filter((it) => it.address !== null);
  const [chosen, setChosen] = useState(contacts[0]?.value ?? '');
  const contact = contacts.find((it) => it.value === chosen);
  return (
    <StepPage
      title={t('again.title')}
      lead={t('again.lead', { name: account.fullName })}
      back={back}
      submit={t('address.send')}
      busy={attempt.busy}
      faults={[]}
      attempt={0}
      onSubmit={() => {
        const channel = ContactChannel.safeParse(contact?.value);
        if (channel.success) signIn.requestCode(channel.data, contact?.address ?? '').catch(() => undefined);
      }}
      below={
        <ButtonLink href={PAGES.account} variant="quiet" full>
          {t('again.notMe')}
        </ButtonLink>
      }
    >
      <LineNotice forDossier={forDossier} back={back} />
      {restarted && (
        <Notice tone="warn" live>
          {t(`restarted.${restarted}`)}
        </Notice>
      )}
      {attempt.fault && <FaultNotice title={t('address.failed')} fault={attempt.fault} />}
      <RadioGroup
        id="channel"
        label={t('again.sendTo')}
        options={contacts.map(({ value, label }) => ({ value, label }))}
        value={chosen}
        onChange={setChosen}
      />
    </StepPage>
  );
}
