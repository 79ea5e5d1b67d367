import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText, useTextLanguage } from '#client/i18n/use-language.ts';
import { Card } from '#client/ui/surfaces.tsx';
import { ProgressBar } from '#client/ui/waiting.tsx';
import { pageAddress } from '#domain/api/pages.ts';
import { groupReference } from '#domain/dossiers/dossier-code.ts';
import type { WorkItem } from './merge-work.ts';
import { WorkLine } from './work-line.tsx';
import { WorkTag } from './work-tag.tsx';
import './my-work.css';

/** What is being filled in opens in the form; everything else on its own page. */
export const workHref = ({ id, draft, sending }: WorkItem): string =>
  draft !== undefined && sending === undefined
    ? pageAddress('draft', { draftId: id })
    : pageAddress('dossier', { dossierId: id });

/** The code that the portal gave; null before. */
export const workCode = ({ dossier, received }: WorkItem): string | null => {
  const reference = dossier?.submissionReference ?? received?.submissionReference ?? null;
  return dossier?.dossierCode ?? (reference === null ? null : groupReference(reference));
};

export const useWorkName = (): ((item: WorkItem) => string) => {
  const { t } = useTranslation('tracking');
  const localText = useLocalText();
  return ({ name, procedureCode }) => (name === undefined ? t('unnamed', { code: procedureCode }) : localText(name));
};

export function SendingBar({ item }: { readonly item: WorkItem }) {
  const { t } = useTranslation('outbox');
  const { sending } = item;
  if (sending?.state !== 'uploading' || sending.reason !== null) return null;
  const { bytesSent, bytesTotal } = sending.progress;
  const percent = Math.floor((100 * bytesSent) / Math.max(1, bytesTotal));
  return <ProgressBar value={bytesSent} max={bytesTotal} label={t('progress', { percent })} />;
}

/** One dossier: a tap anywhere opens it; `actions` are what can be done from here. */
export function WorkCard({ item, actions }: { readonly item: WorkItem; readonly actions?: ReactNode }) {
  const nameOf = useWorkName();
  const spoken = useTextLanguage();
  const code = workCode(item);
  const needs = item.group === 'needs';
  return (
    <li className="work-card">
      <Card need={needs}>
        <div className="work-head">
          <h3>
            <a href={workHref(item)} lang={item.name && spoken(item.name)}>
              {nameOf(item)}
            </a>
          </h3>
          {!needs && <WorkTag item={item} />}
        </div>
        {code !== null && <p className="code small">{code}</p>}
        <WorkLine item={item} />
        <SendingBar item={item} />
        {needs && (
          <div>
            <WorkTag item={item} />
          </div>
        )}
        {actions && <div className="work-actions">{actions}</div>}
      </Card>
    </li>
  );
}
