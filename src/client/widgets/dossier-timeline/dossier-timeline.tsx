import { useTranslation } from 'react-i18next';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import { usePublic } from '#client/offline/react/use-public.ts';
import { Section } from '#client/ui/surfaces.tsx';
import type { Dossier, DossierEvent } from '#domain/api/dossiers.ts';
import { formatDateTime } from '#domain/text/figures.ts';
import { ClockLines } from './clock-lines.tsx';
import { type TimelineStep, timelineSteps } from './timeline-steps.ts';

export interface DossierTimelineProps {
  readonly dossier: Dossier;
  /** The portal gave it just now; false: a kept copy. */
  readonly fresh: boolean;
}

/** A dossier's life in plain words: what was done by which office, where it stands, until when, and what still comes. */
export function DossierTimeline({ dossier, fresh }: DossierTimelineProps) {
  const { t } = useTranslation('dossier');
  return (
    <Section title={t('timeline.title')}>
      <ol className="timeline">
        {timelineSteps(dossier).map((step) => (
          <li
            key={step.kind === 'done' ? `${step.event.at} ${step.event.action}` : `${step.kind} ${step.status}`}
            className={step.kind === 'future' ? 'timeline-future' : step.kind}
            aria-current={step.kind === 'now' ? 'step' : undefined}
          >
            <span className="visually-hidden">{t(`timeline.state.${step.kind}`)}: </span>
            <Step step={step} dossier={dossier} fresh={fresh} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Step({ step, dossier, fresh }: DossierTimelineProps & { readonly step: TimelineStep }) {
  const { t } = useTranslation('dossier');
  const localText = useLocalText();
  if (step.kind === 'future') return <span className="muted">{t(`timeline.future.${step.status}`)}</span>;
  if (step.kind === 'done') {
    return (
      <>
        <strong>{t(`timeline.event.${step.event.action}`)}</strong>
        <EventLines event={step.event} dossier={dossier} />
      </>
    );
  }
  const { status, event } = step;
  // The agency's own clock beside the applicant's, where both are open.
  const stopped = dossier.clocks.findLast((it) => it.kind === 'PROCESSING' && it.state === 'PAUSED');
  return (
    <>
      <strong>{t(`timeline.now.${status}`)}</strong>
      <div className="small">{t(`timeline.who.${status}`, { unit: localText(dossier.competentUnit.name) })}</div>
      {dossier.clock !== null && <ClockLines clock={dossier.clock} fresh={fresh} />}
      {stopped !== undefined && dossier.clock?.kind === 'SUPPLEMENT' && (
        <div className="small">{t('supplement.stopped')}</div>
      )}
      {event !== undefined && <EventLines event={event} dossier={dossier} withReason={false} />}
      {status !== 'OTHER' && <div className="small">{t('timeline.national', { name: t(`national.${status}`) })}</div>}
    </>
  );
}

function EventLines({
  event,
  dossier,
  withReason = true,
}: {
  readonly event: DossierEvent;
  readonly dossier: Dossier;
  readonly withReason?: boolean;
}) {
  const { t } = useTranslation('dossier');
  const language = useLanguage();
  const localText = useLocalText();
  const units = usePublic('units');
  const { competentUnit } = dossier;
  const agency = units.state === 'ready' ? units.value.agencies.find((it) => it.id === event.unitId) : undefined;
  const unit = localText(agency?.name ?? competentUnit.name);
  return (
    <>
      <div className="small figures">
        {formatDateTime(event.at, language)} · {t(`timeline.by.${event.by}`, { unit })}
      </div>
      {event.action === 'accept' && dossier.case && (
        <div className="muted">{t('timeline.case', { name: localText(dossier.case.name) })}</div>
      )}
      {withReason && event.reason !== null && (
        <div className="muted preline">
          {t('timeline.reason')} <span lang="vi">{event.reason}</span>
        </div>
      )}
      {withReason && event.legalGround !== null && (
        <div className="muted preline">
          {t('timeline.legalGround')} <span lang="vi">{event.legalGround}</span>
        </div>
      )}
    </>
  );
}
