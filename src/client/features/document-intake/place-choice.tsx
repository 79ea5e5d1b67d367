import { useTranslation } from 'react-i18next';
import { useLocalText } from '#client/i18n/use-language.ts';
import { useDraft, useDraftRole } from '#client/offline/react/use-drafts.ts';
import { useProcedure, usePublic } from '#client/offline/react/use-public.ts';
import { RadioGroup } from '#client/ui/choice.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import type { ProvinceProfile } from '#domain/api/catalogue.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { papersAsked } from '#domain/procedures/papers-asked.ts';
import type { Component } from '#domain/procedures/procedure.ts';

/** The paper of a draft that files are for, and what the portal takes. */
export interface Place {
  readonly draftId: string;
  readonly component: Component;
  readonly limits: ProvinceProfile['limits'];
}

interface PlaceChoiceProps {
  readonly draftId: string;
  readonly place: Place | undefined;
  readonly onChoose: (place: Place | undefined) => void;
}

/** The papers of one draft, for files that wait. */
export function PlaceChoice({ draftId, place, onChoose }: PlaceChoiceProps) {
  const { t } = useTranslation('shared');
  const localText = useLocalText();
  const draft = useDraft(draftId);
  const role = useDraftRole(draftId);
  const procedure = useProcedure(draft.value?.procedureCode);
  const profile = usePublic('profile');
  if (role === 'reader') return <Notice tone="info">{t('otherTab')}</Notice>;
  if (draft.value === undefined || procedure.state !== 'ready' || profile.state !== 'ready' || role !== 'writer')
    return <Skeleton height="s" />;
  const components = papersAsked(procedure.value.procedure, draft.value.answers, {
    today: localDate(new Date().toISOString()),
  })
    .filter(({ group }) => group.mode === 'SUBMIT')
    .flatMap(({ items }) => items.map((it) => it.component));
  if (components.length === 0) return <Notice tone="info">{t('noPapers')}</Notice>;
  const { limits } = profile.value;
  return (
    <RadioGroup
      id="paper"
      label={t('paper')}
      value={place?.component.code ?? ''}
      onChange={(code) => {
        const component = components.find((it) => it.code === code);
        onChoose(component && { draftId, component, limits });
      }}
      options={components.map((it) => ({ value: it.code, label: localText(it.plainName) }))}
    />
  );
}
