import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useDraft, useDraftRole } from '#client/offline/react/use-drafts.ts';
import { useOutboxItem } from '#client/offline/react/use-outbox.ts';
import { useFormDefinition, useProcedure, usePublic } from '#client/offline/react/use-public.ts';
import { ButtonLink } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { PAGES, pageAddress } from '#domain/api/pages.ts';
import { Wizard } from './wizard.tsx';

/** The draft with everything that filling it in needs; each thing that may be missing says so. */
export function WizardPage({ draftId, step }: { readonly draftId: string; readonly step?: string }) {
  const { t } = useTranslation('wizard');
  const errorText = useErrorText();
  const draft = useDraft(draftId);
  const role = useDraftRole(draftId);
  const waiting = useOutboxItem(draftId);
  const code = draft.value?.procedureCode;
  const procedure = useProcedure(code);
  const form = useFormDefinition(draft.value?.formHash);
  const units = usePublic('units');
  const profile = usePublic('profile');

  if (draft.state === 'loading' || waiting.state === 'loading') {
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
      key={draftId}
      draft={draft.value}
      step={step ?? draft.value.step}
      named={step !== undefined}
      procedure={procedure.value.procedure}
      definition={form.value}
      units={units.value}
      profile={profile.value}
    />
  );
}
