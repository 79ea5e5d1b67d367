import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callPortal } from '#client/api/call-portal.ts';
import { staffSessionQuery } from '#client/api/queries/staff-queries.ts';
import { Button } from '#client/ui/button.tsx';
import { Checkbox } from '#client/ui/choice.tsx';
import { focusField } from '#client/ui/error-summary.tsx';
import { useNavigate, useSearchParams } from '#client/ui/navigation.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { AppError } from '#domain/api/errors.ts';
import { PAGES } from '#domain/api/pages.ts';
import { staffApi } from '#domain/api/staff.ts';
import { codeOf, useDeskErrorText } from './desk-error-text.ts';
import { forgetWords } from './desk-words.ts';
import './desk.css';

/** Only pages of the desk itself: an address from elsewhere is not followed. */
const safeNext = (next: string | null): string =>
  next !== null && /^\/can-bo(\/[\w/-]*)?$/.test(next) && next !== PAGES.deskSignIn ? next : PAGES.desk;

export function DeskSignInPage() {
  const { t } = useTranslation('desk');
  const errorText = useDeskErrorText();
  const navigate = useNavigate();
  const params = useSearchParams();
  const queries = useQueryClient();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const [failed, setFailed] = useState<string>();
  const form = useRef<HTMLFormElement>(null);

  const sentenceOf = (fault: unknown): string => {
    const code = codeOf(fault);
    if (code !== 'staff.lockedOut') return errorText(code);
    const seconds = fault instanceof AppError ? Number(fault.details?.['retryAfterSeconds']) : Number.NaN;
    return t('signIn.lockedOut', { count: Math.max(1, Math.ceil((seconds || 60) / 60)) });
  };

  const signIn = async (): Promise<void> => {
    setFailed(undefined);
    // A password manager may fill the boxes without an event that React hears: the form itself is read.
    const given = new FormData(form.current ?? undefined);
    const read = (name: string): string => {
      const value = given.get(name);
      return typeof value === 'string' ? value : '';
    };
    const body = { username: read('username'), password: read('password') };
    setMissing(body.username.trim() === '' || body.password === '');
    if (body.username.trim() === '') return focusField('desk-username');
    if (body.password === '') return focusField('desk-password');
    setBusy(true);
    try {
      const member = await callPortal(staffApi.signIn, { body });
      forgetWords(member.id);
      queries.removeQueries({ queryKey: ['staff'] });
      queries.setQueryData(staffSessionQuery().queryKey, member);
      navigate(safeNext(params.get('next')), { replace: true });
    } catch (fault) {
      setFailed(sentenceOf(fault));
      setBusy(false);
      focusField('desk-password');
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) signIn().catch(() => undefined);
  };

  return (
    <Page title={t('signIn.title')} lead={t('signIn.lead')}>
      {params.has('ended') && failed === undefined && <Notice tone="info">{t('signIn.ended')}</Notice>}
      {failed !== undefined && (
        <Notice tone="bad" title={t('signIn.failed')} live>
          {failed}
        </Notice>
      )}
      <form className="stack" ref={form} onSubmit={submit} method="post" noValidate>
        <TextField
          id="desk-username"
          name="username"
          label={t('signIn.username')}
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          maxLength={80}
          value={username}
          onChange={(event) => setUsername(event.target.value)}
          error={missing && username.trim() === '' ? t('signIn.usernameMissing') : undefined}
        />
        <TextField
          id="desk-password"
          name="password"
          type={shown ? 'text' : 'password'}
          label={t('signIn.password')}
          autoComplete="current-password"
          maxLength={200}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={missing && password === '' ? t('signIn.passwordMissing') : undefined}
        />
        <Checkbox id="desk-password-shown" label={t('signIn.show')} checked={shown} onChange={setShown} />
        <Button type="submit" full busy={busy}>
          {t('signIn.submit')}
        </Button>
      </form>
      <p className="muted">{t('signIn.help')}</p>
    </Page>
  );
}
