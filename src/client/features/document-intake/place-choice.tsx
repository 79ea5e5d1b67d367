import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useLocalText } from '#client/i18n/use-language.ts';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { useDraft, useDraftRole } from '#client/offline/react/use-drafts.ts';
import { useProcedure, usePublic } from '#client/offline/react/use-public.ts';
import { Button } from '#client/ui/button.tsx';
import { RadioGroup } from '#client/ui/choice.tsx';
import { useNavigate } from '#client/ui/navigation.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { preparing } from '#client/widgets/document-capture/preparing.ts';
import { useTakeFiles } from '#client/widgets/document-capture/use-take-files.ts';
import type { ProvinceProfile } from '#domain/api/catalogue.ts';
import { pageAddress } from '#domain/api/pages.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { papersAsked } from '#domain/procedures/papers-asked.ts';
import type { Component } from '#domain/procedures/procedure.ts';

interface PlaceChoiceProps {
  readonly draftId: string;
  /** Ids of the received files that are to go there, in their order. */
  readonly chosen: readonly string[];
}

/** The papers of one draft, for files that wait. */
export function PlaceChoice({ draftId, chosen }: PlaceChoiceProps) {
  const { t } = useTranslation('shared');
  const localText = useLocalText();
  const [code, setCode] = useState('');
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
  const component = components.find((it) => it.code === code);
  if (components.length === 0) return <Notice tone="info">{t('noPapers')}</Notice>;
  return (
    <>
      <RadioGroup
        id="paper"
        label={t('paper')}
        value={code}
        onChange={setCode}
        options={components.map((it) => ({ value: it.code, label: localText(it.plainName) }))}
      />
      {component !== undefined && (
        <PutThere
          key={component.code}
          draftId={draftId}
          component={component}
          limits={profile.value.limits}
          chosen={chosen}
        />
      )}
    </>
  );
}

function PutThere({
  draftId,
  component,
  limits,
  chosen,
}: PlaceChoiceProps & { readonly component: Component; readonly limits: ProvinceProfile['limits'] }) {
  const { t } = useTranslation('shared');
  const errorText = useErrorText();
  const navigate = useNavigate();
  const { shares } = useEngine();
  const { take } = useTakeFiles(draftId, component, limits);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly { readonly name: string; readonly code: string }[]>([]);

  async function put(): Promise<void> {
    const left: { readonly name: string; readonly code: string }[] = [];
    for (const id of chosen) {
      // Strictly one in memory. It leaves the list only when the draft has it on the disk.
      const file = await shares.read(id);
      const kept = await take([file]);
      if (kept.length > 0) await shares.remove(id);
      else {
        const told = preparing.get(draftId).refused.find((it) => it.name === file.name);
        left.push({ name: file.name, code: told?.code ?? 'document.unreadable' });
      }
    }
    setRefused(left);
    if (left.length === 0) navigate(pageAddress('draftStep', { draftId, step: 'giay-to' }));
  }
  return (
    <>
      {refused.map(({ name, code }) => (
        <Notice key={name} tone="bad" title={t('refused', { name })} live>
          {errorText(code)}
        </Notice>
      ))}
      <Button
        full
        busy={busy}
        disabled={chosen.length === 0}
        onClick={() => {
          setBusy(true);
          put()
            .catch(() => setRefused([{ name: '', code: 'device.storageLost' }]))
            .finally(() => setBusy(false));
        }}
      >
        {busy ? t('putting') : t('put', { count: chosen.length })}
      </Button>
    </>
  );
}
