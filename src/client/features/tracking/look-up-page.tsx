import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lookUpQuery } from '#client/api/queries/dossier-queries.ts';
import { useSession } from '#client/offline/react/use-session.ts';
import { Button } from '#client/ui/button.tsx';
import { focusField } from '#client/ui/error-summary.tsx';
import { useNavigate } from '#client/ui/navigation.tsx';
import { Page } from '#client/ui/page.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { PAGES, pageAddress } from '#domain/api/pages.ts';
import { groupReference } from '#domain/dossiers/dossier-code.ts';
import { LookUpAnswer } from './look-up-answer.tsx';
import { isLookUpCode, readLookUpCode } from './look-up-code.ts';
import './look-up.css';

const FIELD = 'look-up-words';

/** The question; begins with the code that was asked last. */
function LookUpForm({ asked }: { readonly asked: string | undefined }) {
  const { t } = useTranslation('tracking');
  const navigate = useNavigate();
  const client = useQueryClient();
  const [text, setText] = useState(asked === undefined ? '' : groupReference(asked));
  const [attempted, setAttempted] = useState(asked !== undefined);
  const typed = readLookUpCode(text);
  const error = attempted && !isLookUpCode(typed) ? t(typed === '' ? 'lookUp.missing' : 'lookUp.malformed') : undefined;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAttempted(true);
    if (!isLookUpCode(typed)) {
      focusField(FIELD);
      return;
    }
    // Asked again, it may have moved on.
    client.invalidateQueries({ queryKey: lookUpQuery(typed).queryKey }).catch(() => undefined);
    setText(groupReference(typed));
    navigate(pageAddress('lookUpCode', { code: typed }));
  };
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <TextField
        id={FIELD}
        label={t('lookUp.label')}
        hint={t('lookUp.hint')}
        error={error}
        value={text}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        enterKeyHint="search"
        maxLength={400}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" full icon="search">
        {t('lookUp.ask')}
      </Button>
    </form>
  );
}

/** Look-up without an account: a code in, how far it is out. */
export function LookUpPage({ code }: { readonly code?: string }) {
  const { t } = useTranslation('tracking');
  const session = useSession();
  const asked = code === undefined ? undefined : readLookUpCode(code);
  const citizen = session.kind === 'citizen';
  return (
    <Page title={t('lookUp.title')} lead={t('lookUp.lead')}>
      <LookUpForm key={asked} asked={asked} />
      {asked !== undefined && isLookUpCode(asked) && <LookUpAnswer key={`answer ${asked}`} code={asked} />}
      <p className="muted">
        {t(citizen ? 'lookUp.mine' : 'lookUp.signIn')}{' '}
        <a href={citizen ? PAGES.myDossiers : `${PAGES.signIn}?next=${encodeURIComponent(PAGES.myDossiers)}`}>
          {t(citizen ? 'lookUp.mineLink' : 'guest.signIn')}
        </a>
      </p>
    </Page>
  );
}
