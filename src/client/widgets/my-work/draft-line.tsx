import { useTranslation } from 'react-i18next';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import { useFormDefinition } from '#client/offline/react/use-public.ts';
import type { Sha256 } from '#domain/api/primitives.ts';
import { formatDateTime } from '#domain/text/figures.ts';
import type { WorkDraft } from './merge-work.ts';

/** The wizard's own steps beside the form's sections, as it writes them into a draft. */
const OWN_STEPS: Readonly<Record<string, 'papers' | 'check'>> = { 'giay-to': 'papers', 'kiem-tra': 'check' };

function SectionName({ step, formHash }: { readonly step: string; readonly formHash: Sha256 }) {
  const { t } = useTranslation('tracking');
  const localText = useLocalText();
  const form = useFormDefinition(formHash);
  const page =
    form.state === 'ready'
      ? form.value.pages.find((it) => it.sections.some((section) => section.id === step))
      : undefined;
  return page === undefined ? null : <>{t('draft.at', { step: localText(page.title) })} </>;
}

/** Where a draft stands and that it is safe. */
export function DraftLine({ draft, formHash }: { readonly draft: WorkDraft; readonly formHash: Sha256 | undefined }) {
  const { t } = useTranslation('tracking');
  const language = useLanguage();
  const own = OWN_STEPS[draft.step];
  return (
    <p className="muted">
      {draft.kind !== 'NEW' && <>{t(`draft.${draft.kind}`)} </>}
      {own === undefined ? (
        formHash !== undefined && <SectionName step={draft.step} formHash={formHash} />
      ) : (
        <>{t('draft.at', { step: t(`draft.${own}`) })} </>
      )}
      {draft.partCount > 0 && <>{t('draft.files', { count: draft.partCount })} </>}
      {t('draft.saved', { at: formatDateTime(draft.updatedAt, language) })}
    </p>
  );
}
