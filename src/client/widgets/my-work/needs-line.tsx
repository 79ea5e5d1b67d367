import { useTranslation } from 'react-i18next';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import { useMyDossier } from '#client/offline/react/use-mine.ts';
import { useProcedure } from '#client/offline/react/use-public.ts';
import type { DossierSummary } from '#domain/api/dossiers.ts';
import { amountLeft } from '#domain/fees/amount-left.ts';
import { formatDateTime, formatDong } from '#domain/text/figures.ts';
import { DueLine } from './due-line.tsx';
import type { WorkDraft } from './merge-work.ts';

/** What the officer asks for, by the names that one would say aloud, and until when. */
export function SupplementLine({
  dossier,
  draft,
}: {
  readonly dossier: DossierSummary;
  readonly draft: WorkDraft | undefined;
}) {
  const { t } = useTranslation('tracking');
  const localText = useLocalText();
  const language = useLanguage();
  const whole = useMyDossier(dossier.id);
  const procedure = useProcedure(dossier.procedureCode);
  const points = whole.value?.value.supplementRequests.findLast((it) => it.completedAt === null)?.points ?? [];
  const components =
    procedure.state === 'ready' ? procedure.value.procedure.componentGroups.flatMap((group) => group.items) : [];
  const papers = points.flatMap(({ target }) => {
    if (target.kind !== 'COMPONENT') return [];
    const known = components.find((it) => it.code === target.componentCode);
    return [known === undefined ? target.componentCode : localText(known.plainName)];
  });
  const fields = points.filter(({ target }) => target.kind === 'FIELD').length;
  const [only] = points;
  return (
    <p className="muted">
      {papers.length > 0 && (
        <>
          {t('needs.papers', { count: papers.length })} <strong>{papers.join(', ')}</strong>.{' '}
        </>
      )}
      {fields > 0 && <>{t('needs.fields', { count: fields })} </>}
      {papers.length === 0 && fields === 0 && <>{t('needs.supplement')} </>}
      {points.length === 1 && only !== undefined && (
        <>
          <span lang="vi">{t('needs.reason', { reason: only.reason })}</span>{' '}
        </>
      )}
      <DueLine clock={dossier.clock} />
      {draft !== undefined && <> {t('needs.begun', { at: formatDateTime(draft.updatedAt, language) })}</>}
    </p>
  );
}

/** What is still to be paid, and until when. */
export function PayLine({ dossier }: { readonly dossier: DossierSummary }) {
  const { t } = useTranslation('tracking');
  const language = useLanguage();
  const amount = amountLeft(dossier);
  return (
    <p className="muted">
      {dossier.paymentStatus === 'PENDING' && <>{t('needs.payPending')} </>}
      {amount === undefined ? t('needs.pay') : t('needs.payAmount', { amount: formatDong(amount, language) })}
      {dossier.paymentDueAt && <> {t('needs.payBefore', { at: formatDateTime(dossier.paymentDueAt, language) })}</>}
    </p>
  );
}
