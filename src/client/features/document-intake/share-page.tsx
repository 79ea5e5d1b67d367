import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { useDrafts } from '#client/offline/react/use-drafts.ts';
import { usePublic } from '#client/offline/react/use-public.ts';
import { useShares } from '#client/offline/react/use-shares.ts';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { CheckboxGroup, RadioGroup } from '#client/ui/choice.tsx';
import { ConfirmDialog } from '#client/ui/dialog.tsx';
import { useSearchParams } from '#client/ui/navigation.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { formatBytes } from '#client/widgets/document-capture/format-bytes.ts';
import { PAGES } from '#domain/api/pages.ts';
import { formatDateTime } from '#domain/text/figures.ts';
import { type Place, PlaceChoice } from './place-choice.tsx';
import { PutThere, type Refusal } from './put-there.tsx';

/** Files from the gallery, Zalo and so on that wait for a dossier. Nothing happens to them by itself. */
export function SharePage() {
  // The words of what is opened further down too: a screen in use does not vanish for them.
  const { t } = useTranslation(['shared', 'documents']);
  const errorText = useErrorText();
  const localText = useLocalText();
  const language = useLanguage();
  const { shares } = useEngine();
  const received = useShares();
  const drafts = useDrafts();
  const catalogue = usePublic('procedures');
  const lost = Number(useSearchParams().get('thieu') ?? 0);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [draftId, setDraftId] = useState('');
  const [place, setPlace] = useState<Place>();
  const [refused, setRefused] = useState<readonly Refusal[]>([]);
  const [asking, setAsking] = useState(false);
  const choose = (next: Place | undefined): void => {
    setPlace(next);
    setRefused([]);
  };

  if (received.state === 'loading' || drafts.state === 'loading') {
    return (
      <Page title={t('title')}>
        <Skeleton height="m" />
      </Page>
    );
  }
  const files = received.value ?? [];
  const chosen = files.filter((it) => !left.includes(it.id)).map((it) => it.id);
  const nameOf = (code: string): string => {
    const found =
      catalogue.state === 'ready' ? catalogue.value.procedures.find((it) => it.code === code)?.plainName : undefined;
    return found === undefined ? code : localText(found);
  };
  const options = (drafts.value ?? [])
    .filter((it) => it.procedureCode !== '')
    .map((it) => ({
      value: it.id,
      label: nameOf(it.procedureCode),
      hint: t('draftHint', { at: formatDateTime(it.updatedAt, language) }),
    }));
  return (
    <Page
      title={t(files.length === 0 ? 'emptyTitle' : 'title')}
      lead={received.state === 'failed' ? undefined : t(files.length === 0 ? 'none' : 'lead')}
      back={PAGES.home}
      actions={
        files.length > 0 &&
        (options.length === 0 ? (
          <ButtonLink href={PAGES.procedures} full>
            {t('find')}
          </ButtonLink>
        ) : (
          place && <PutThere key={place.component.code} place={place} chosen={chosen} onRefused={setRefused} />
        ))
      }
    >
      {lost > 0 && (
        <Notice tone="bad" title={t('lost', { count: lost })} live>
          {t('lostText')}
        </Notice>
      )}
      {received.state === 'failed' && <Notice tone="bad">{errorText(received.code)}</Notice>}
      {files.length > 0 && (
        <CheckboxGroup
          id="received"
          label={t('files')}
          values={chosen}
          onChange={(values) => setLeft(files.map((it) => it.id).filter((id) => !values.includes(id)))}
          options={files.map((it) => ({
            value: it.id,
            label: it.name,
            hint: t('fileHint', { size: formatBytes(it.size), at: formatDateTime(it.at, language) }),
          }))}
        />
      )}
      {files.length > 0 && options.length === 0 && (
        <Notice tone="info" title={t('noDrafts')}>
          {t('noDraftsText')}
        </Notice>
      )}
      {files.length > 0 && options.length > 0 && (
        <RadioGroup
          id="draft"
          label={t('draft')}
          value={draftId}
          onChange={(next) => {
            setDraftId(next);
            choose(undefined);
          }}
          options={options}
        />
      )}
      {files.length > 0 && draftId !== '' && (
        <PlaceChoice key={draftId} draftId={draftId} place={place} onChoose={choose} />
      )}
      {refused.map(({ name, code }) => (
        <Notice key={name} tone="bad" title={t('refused', { name })} live>
          {errorText(code)}
        </Notice>
      ))}
      {chosen.length > 0 && (
        <Button variant="quiet" full icon="trash" onClick={() => setAsking(true)}>
          {t('remove', { count: chosen.length })}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        title={t('removeTitle', { count: chosen.length })}
        confirmLabel={t('removeNow')}
        danger
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          for (const id of chosen) shares.remove(id).catch(() => undefined);
        }}
      >
        <p>{t('removeText')}</p>
      </ConfirmDialog>
    </Page>
  );
}
