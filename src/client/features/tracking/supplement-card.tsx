import { useTranslation } from 'react-i18next';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import { useFormDefinition } from '#client/offline/react/use-public.ts';
import { Card } from '#client/ui/surfaces.tsx';
import type { Dossier, SupplementPoint, SupplementRequest } from '#domain/api/dossiers.ts';
import { dayOfDate, localDate } from '#domain/deadlines/local-time.ts';
import { formatDateTime } from '#domain/text/figures.ts';
import { CorrectionButton } from './correction-button.tsx';
import { usePaperNames } from './use-paper-names.ts';
import { stepOfPoint } from './wizard-address.ts';

export interface SupplementCardProps {
  readonly dossier: Dossier;
  readonly request: SupplementRequest;
  /** A supplement is on its way already: nothing to begin. */
  readonly sent: boolean;
}

/** The officer's one complete list (Decree 45/2020 Art 11.3), each point by the name that the person knows, and until when. */
export function SupplementCard({ dossier, request, sent }: SupplementCardProps) {
  const { t } = useTranslation('dossier');
  const language = useLanguage();
  const localText = useLocalText();
  const nameOf = usePaperNames(dossier.procedureCode);
  const form = useFormDefinition(dossier.manifest.formHash);
  const definition = form.state === 'ready' ? form.value : undefined;
  const fields = definition?.pages.flatMap((page) => page.sections.flatMap((section) => section.fields)) ?? [];
  const titleOf = ({ target }: SupplementPoint): string => {
    if (target.kind === 'WHOLE') return t('supplement.whole');
    if (target.kind === 'COMPONENT') {
      return t('supplement.paper', { name: nameOf({ componentCode: target.componentCode }, localText) });
    }
    const id = target.fieldId.split('.').at(-1);
    const field = fields.find((it) => it.id === id);
    return field === undefined ? t('supplement.anyField') : t('supplement.field', { name: localText(field.label) });
  };
  const event = dossier.events.findLast((it) => it.action === 'requestSupplement');
  const days = dayOfDate(localDate(request.dueAt)) - dayOfDate(localDate(request.askedAt));
  return (
    <Card need>
      <div className="stack">
        <h2>{t('supplement.title')}</h2>
        <p className="muted">{t('supplement.lead')}</p>
        <ol className="points">
          {request.points.map((point) => (
            <li key={`${titleOf(point)} ${point.reason}`}>
              <strong>{titleOf(point)}</strong>
              {/* An officer writes in Vietnamese, whatever the screen speaks. */}
              <p lang="vi" className="preline">
                {point.reason}
              </p>
            </li>
          ))}
        </ol>
        <p className="small">
          {t(`timeline.by.${event?.by ?? 'receptionist'}`, { unit: localText(dossier.competentUnit.name) })}
        </p>
        <p>
          <strong>{t('supplement.due', { due: formatDateTime(request.dueAt, language) })}</strong> (
          {t('supplement.days', { count: days })}; {t('clock.counts.SUPPLEMENT')})
        </p>
        <p className="small">{t('supplement.stops')}</p>
        {!sent && (
          <>
            <CorrectionButton
              dossier={dossier}
              step={stepOfPoint(request.points[0], definition)}
              labels={{ begin: t('supplement.begin'), goOn: t('supplement.goOn') }}
            />
            <p className="small">{t('supplement.keeps')}</p>
          </>
        )}
      </div>
    </Card>
  );
}
