import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { rememberGuestWork } from '#client/offline/react/guest-work.ts';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { useNavigate } from '#client/ui/navigation.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { AppError, type ErrorCode } from '#domain/api/errors.ts';
import { pageAddress } from '#domain/api/pages.ts';
import { useFillIn } from './use-fill-in.ts';

/** Makes the draft on the device, with or without a line, and goes on to it. */
export function BeginPage({ code }: { readonly code: string }) {
  const { t } = useTranslation('wizard');
  const errorText = useErrorText();
  const engine = useEngine();
  const navigate = useNavigate();
  const [failed, setFailed] = useState<ErrorCode>();
  const fillIn = useFillIn();
  const [attempt, setAttempt] = useState(1);
  const begun = useRef(0);
  useEffect(() => {
    // React mounts twice in development; one draft is enough.
    if (begun.current === attempt) return;
    begun.current = attempt;
    const begin = async (): Promise<void> => {
      const { hash, formHash } = await engine.publicData.load(`procedure:${code}`);
      if (formHash === undefined) throw new AppError('form.notFound');
      const definition = await engine.publicData.load(`form:${formHash}`);
      // To be filled in is a comfort: without it one begins all the same.
      const answers = await fillIn(definition).catch(() => ({}));
      const draft = await engine.drafts.create({ procedureCode: code, procedureHash: hash, formHash, answers });
      if (engine.session.state.get().kind === 'guest') rememberGuestWork(draft.id);
      navigate(pageAddress('draft', { draftId: draft.id }), { replace: true });
    };
    begin().catch((fault: unknown) => setFailed(fault instanceof AppError ? fault.code : 'device.storageLost'));
  }, [engine, code, navigate, fillIn, attempt]);
  const back = pageAddress('procedure', { code });
  if (failed === undefined) {
    return (
      <Page title={t('beginning')} back={back}>
        <Skeleton height="m" />
      </Page>
    );
  }
  return (
    <Page
      title={t('cannotBegin')}
      back={back}
      actions={
        <>
          <Button
            full
            icon="refresh"
            onClick={() => {
              setFailed(undefined);
              setAttempt(attempt + 1);
            }}
          >
            {t('tryAgain')}
          </Button>
          <ButtonLink full href={back} variant="quiet">
            {t('backToProcedure')}
          </ButtonLink>
        </>
      }
    >
      <Notice tone="bad" live>
        <p>{errorText(failed)}</p>
      </Notice>
    </Page>
  );
}
