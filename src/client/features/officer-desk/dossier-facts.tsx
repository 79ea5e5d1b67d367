import { useTranslation } from 'react-i18next';
import { callPortal } from '#client/api/call-portal.ts';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import { Button } from '#client/ui/button.tsx';
import { DataList, Section } from '#client/ui/surfaces.tsx';
import { type StaffDossier, staffApi } from '#domain/api/staff.ts';
import { spellPhone } from '#domain/identity/contact.ts';
import { formatDate, formatDateTime, formatDong } from '#domain/text/figures.ts';
import { useLimitText } from './accept-dialog.tsx';
import { useClockText } from './desk-clock.tsx';
import type { OpenableFile } from './file-viewer.tsx';

interface Props {
  readonly dossier: StaffDossier;
}

export function ApplicantSection({ dossier: { applicant } }: Props) {
  const { t } = useTranslation('desk');
  const { fullName, birthDate, personalId, phone, email } = applicant;
  return (
    <Section title={t('applicant.title')}>
      <DataList
        rows={[
          { label: t('applicant.name'), value: fullName },
          { label: t('applicant.birthDate'), value: formatDate(birthDate) },
          { label: t('applicant.personalId'), value: <span className="code">{personalId}</span> },
          ...(phone === null
            ? []
            : [{ label: t('applicant.phone'), value: <span className="figures">{spellPhone(phone)}</span> }]),
          ...(email === null ? [] : [{ label: t('applicant.email'), value: email }]),
        ]}
      />
    </Section>
  );
}

/** All clocks of the law that ran or run, as the applicant sees them too. */
export function ClocksSection({ dossier }: Props) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const clockText = useClockText();
  if (dossier.clocks.length === 0) return null;
  return (
    <Section title={t('clock.title')}>
      <ul className="list">
        {dossier.clocks.map((clock) => (
          <li key={`${clock.kind} ${clock.startedAt}`}>
            <strong>{t(`clock.kind.${clock.kind}`)}</strong>
            <div>{clockText(clock)}</div>
            {clock.dueAt !== null && clock.kind !== 'SUPPLEMENT' && (
              <div className="small">{t(`clock.due.${clock.kind}`, { at: formatDateTime(clock.dueAt, language) })}</div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The case that it was accepted under, and the limit that counts by it. */
export function CaseSection({ dossier }: Props) {
  const { t } = useTranslation('desk');
  const localText = useLocalText();
  const limitText = useLimitText();
  if (!dossier.case) return null;
  return (
    <Section title={t('case.title')}>
      <p>
        <strong>{localText(dossier.case.name)}</strong> <span className="code">{dossier.case.code}</span>
      </p>
      <p className="small">{limitText(dossier.case.timeLimit)}</p>
    </Section>
  );
}

export function PaymentSection({ dossier: { fees, paymentStatus, paymentDueAt } }: Props) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  return (
    <Section title={t('payment.title')}>
      <DataList
        rows={[
          { label: t('payment.state'), value: t(`payment.${paymentStatus}`) },
          ...(paymentDueAt ? [{ label: t('payment.before'), value: formatDateTime(paymentDueAt, language) }] : []),
          ...fees.lines.map((line) => ({
            label: line.name[language],
            value: (
              <>
                {line.amount === null ? t('payment.depends') : formatDong(line.amount, language)}
                {line.assessed !== undefined && (
                  <div className="small preline" lang="vi">
                    {line.assessed.ground}
                  </div>
                )}
              </>
            ),
          })),
          ...(fees.dueAtSubmission === 0
            ? []
            : [{ label: t('payment.total'), value: formatDong(fees.dueAtSubmission, language) }]),
        ]}
      />
    </Section>
  );
}

export function DeliverySection({ dossier: { delivery, copies } }: Props) {
  const { t } = useTranslation('desk');
  return (
    <Section title={t('delivery.title')}>
      <DataList
        rows={[
          { label: t('delivery.how'), value: t(`delivery.${delivery}`) },
          ...(copies === null ? [] : [{ label: t('delivery.copies'), value: String(copies) }]),
        ]}
      />
    </Section>
  );
}

/** What was asked for before: each point with the name of its field or paper. */
export function RequestsSection({
  dossier: { supplementRequests },
  nameOf,
}: Props & { readonly nameOf: (target: string) => string }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  if (supplementRequests.length === 0) return null;
  return (
    <Section title={t('requests.title')}>
      {supplementRequests.map(({ number, askedAt, dueAt, completedAt, points }) => (
        <div key={number} className="card stack-tight">
          <h3>{t('requests.nth', { n: number })}</h3>
          <p className="small">
            {t('requests.askedAt', { at: formatDateTime(askedAt, language) })}
            <br />
            {completedAt === null
              ? t('requests.dueAt', { at: formatDateTime(dueAt, language) })
              : t('requests.completedAt', { at: formatDateTime(completedAt, language) })}
          </p>
          <ul>
            {points.map(({ target, reason }) => {
              const key =
                target.kind === 'FIELD' ? target.fieldId : target.kind === 'COMPONENT' ? target.componentCode : '';
              return (
                <li key={`${target.kind} ${key} ${reason}`} className="preline">
                  <strong>{nameOf(`${target.kind} ${key}`.trim())}</strong>: {reason}
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </Section>
  );
}

export function DocumentsSection({ dossier, onOpen }: Props & { readonly onOpen: (file: OpenableFile) => void }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  return (
    <Section title={t('documents.title')}>
      {dossier.documents.length === 0 && <p className="muted">{t('documents.none')}</p>}
      <ul className="list">
        <li className="spread">
          <span>
            <strong>{t('documents.DECLARATION')}</strong>
            <div className="small">{t('documents.declarationOf', { revision: dossier.revision })}</div>
          </span>
          <Button
            variant="secondary"
            small
            icon="file"
            onClick={() =>
              onOpen({
                title: t('documents.DECLARATION'),
                name: `${dossier.dossierCode ?? dossier.submissionReference}-to-khai.pdf`,
                mediaType: 'application/pdf',
                load: (signal) =>
                  callPortal(staffApi.readDeclaration, {
                    params: { dossierId: dossier.id },
                    query: { revision: String(dossier.revision) },
                    signal,
                    timeoutMs: 120_000,
                  }),
              })
            }
          >
            {t('papers.open')}
            <span className="visually-hidden"> {t('documents.DECLARATION')}</span>
          </Button>
        </li>
        {dossier.documents.map(({ id, kind, code, issuedAt }) => (
          <li key={id} className="spread">
            <span>
              <strong>{t(`documents.${kind}`)}</strong>
              {code !== null && <div className="code">{code}</div>}
              <div className="small">{formatDateTime(issuedAt, language)}</div>
            </span>
            <Button
              variant="secondary"
              small
              icon="file"
              onClick={() =>
                onOpen({
                  title: t(`documents.${kind}`),
                  name: `${code ?? dossier.dossierCode ?? dossier.submissionReference}-${kind.toLowerCase()}.pdf`,
                  mediaType: 'application/pdf',
                  load: (signal) =>
                    callPortal(staffApi.readDocument, {
                      params: { dossierId: dossier.id, documentId: id },
                      signal,
                      timeoutMs: 120_000,
                    }),
                })
              }
            >
              {t('papers.open')}
              <span className="visually-hidden"> {t(`documents.${kind}`)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function HistorySection({ dossier }: Props) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  return (
    <Section title={t('history.title')}>
      <ol className="timeline">
        {dossier.events.map(({ at, action, by, reason }, n) => (
          <li key={`${at} ${action}`} className={n === dossier.events.length - 1 ? 'now' : 'done'}>
            <strong>{t(`history.action.${action}`)}</strong>
            <div className="small">
              {formatDateTime(at, language)} · {t(`history.by.${by}`)}
            </div>
            {reason !== null && <div className="preline">{reason}</div>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
