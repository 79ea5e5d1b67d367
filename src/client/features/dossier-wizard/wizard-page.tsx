import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useDraft, useDraftRole } from '#client/offline/react/use-drafts.ts';
import { useOutboxItem } from '#client/offline/react/use-outbox.ts';
import { useFormDefinition, useProcedure, usePublic } from '#client/offline/react/use-public.ts';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { PAGES, pageAddress } from '#domain/api/pages.ts';
import { type BegunDraft, useBeginDraft } from './use-begin-draft.ts';
import { Wizard } from './wizard.tsx';

export interface WizardPageProps {
  /** A procedure of which a dossier is begun here. */
  readonly code?: string;
  /** The address of a draft. One that was begun here gets it once it is on the disk. */
  readonly draftId?: string;
  readonly step?: string;
}

/** Begins a dossier, or opens one that was begun. One screen for both: who types already is not interrupted. */
export function WizardPage({ code, draftId, step }: WizardPageProps) {
  const { t } = useTranslation('wizard');
  const errorText = useErrorText();
  const { begun, again } = useBeginDraft(code);
  const draft = begun.state === 'begun' && (draftId === undefined || draftId === begun.draft.id) ? begun : undefined;
  if (draftId !== undefined) {
    return <DraftPage key={draftId} draftId={draftId} {...(step === undefined ? {} : { step })} begun={draft} />;
  }
  if (draft !== undefined) return <DraftPage key={draft.draft.id} draftId={draft.draft.id} begun={draft} />;
  const back = pageAddress('procedure', { code: code ?? '' });
  if (begun.state !== 'failed') {
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
          <Button full icon="refresh" onClick={again}>
            {t('tryAgain')}
          </Button>
          <ButtonLink full href={back} variant="quiet">
            {t('backToProcedure')}
          </ButtonLink>
        </>
      }
    >
      <Notice tone="bad" live>
        <p>{errorText(begun.code)}</p>
      </Notice>
    </Page>
  );
}

interface DraftPageProps {
  readonly draftId: string;
  readonly step?: string;
  readonly begun: Extract<BegunDraft, { readonly state: 'begun' }> | undefined;
}

/** The draft with everything that filling it in needs; each thing that may be missing says so. */
function DraftPage({ draftId, step, begun }: DraftPageProps) {
  const { t } = useTranslation('wizard');
  const errorText = useErrorText();
  const live = useDraft(draftId);
  const role = useDraftRole(draftId);
  const waiting = useOutboxItem(draftId);
  // Until the disk has shown it once; afterwards the disk is right, also when it is gone.
  const [seen, setSeen] = useState(false);
  if (live.value !== undefined && !seen) setSeen(true);
  const fresh = begun !== undefined && !seen && live.value === undefined && live.state !== 'failed';
  const draft = fresh ? ({ state: 'ready', value: begun.draft } as const) : live;
  const procedure = useProcedure(draft.value?.procedureCode);
  const form = useFormDefinition(draft.value?.formHash);
  const units = usePublic('units');
  const profile = usePublic('profile');

  if (draft.state === 'loading' || (waiting.state === 'loading' && begun === undefined)) {
    return (
      <Page title={t('opening')}>
        <Skeleton height="m" />
      </Page>
    );
  }
  const onTheWay = waiting.value !== undefined && waiting.value.state !== 'draft' && waiting.value.state !== 'received';
  if (onTheWay) {
    return (
      <Page title={t('onTheWay.title')} lead={t('onTheWay.text')} back={PAGES.home}>
        <ButtonLink href={pageAddress('dossier', { dossierId: draftId })}>{t('onTheWay.follow')}</ButtonLink>
      </Page>
    );
  }
  if (draft.value === undefined) {
    return (
      <Page
        title={t('missing.title')}
        lead={draft.state === 'failed' ? errorText(draft.code) : t('missing.text')}
        back={PAGES.home}
      >
        <ButtonLink href={PAGES.myDossiers}>{t('missing.dossiers')}</ButtonLink>
      </Page>
    );
  }
  const failed = [procedure, form, units, profile].find((it) => it.state === 'failed');
  if (failed?.state === 'failed') {
    return (
      <Page title={t('notHere.title')} back={PAGES.home}>
        <Notice tone="bad" live>
          {errorText(failed.code)}
        </Notice>
      </Page>
    );
  }
  if (procedure.state !== 'ready' || form.state !== 'ready' || units.state !== 'ready' || profile.state !== 'ready') {
    return (
      <Page title={t('opening')}>
        <Skeleton height="m" />
      </Page>
    );
  }
  if (role === 'reader') {
    return (
      <Page title={t('otherTab.title')} lead={t('otherTab.text')} back={PAGES.home}>
        <Notice tone="info">{t('otherTab.help')}</Notice>
      </Page>
    );
  }
  return (
    <Wizard
      draft={draft.value}
      step={step ?? draft.value.step}
      named={step !== undefined}
      kept={begun === undefined || begun.kept}
      procedure={procedure.value.procedure}
      definition={form.value}
      units={units.value}
      profile={profile.value}
    />
  );
}
