import { useTranslation } from 'react-i18next';
import { useLocalText } from '#client/i18n/use-language.ts';
import { StatusTag } from '#client/ui/surfaces.tsx';
import { MarkedText } from './marked-text.tsx';
import type { FoundHit } from './search-desk.ts';

/** Length of what the law puts before most names, with its space. */
const PROCEDURE_WORD = 8;

/** A procedure in the list: its plain name is the link, the whole card takes the thumb. */
export function ProcedureCard({ hit, href }: { readonly hit: FoundHit; readonly href: string }) {
  const { t } = useTranslation('catalogue');
  const localText = useLocalText();
  const { row, matched, alias, gone = false } = hit;
  const national = row.hash === undefined;
  // The national catalogue has no English.
  const spoken = national ? 'vi' : undefined;
  const plainName = localText(row.plainName);
  const name = localText(row.name);
  // The word for "procedure" before the same name says nothing more.
  const saysMore =
    name.length > plainName.length + PROCEDURE_WORD || !name.toLowerCase().endsWith(plainName.toLowerCase());
  const level = row.formHash === undefined ? 'INFO_ONLY' : row.level;
  return (
    <li className="card catalogue-card stack-tight">
      <h2 lang={spoken}>
        <a href={href}>
          <MarkedText text={plainName} matched={matched} />
        </a>
      </h2>
      {saysMore && !national && (
        <p className="small">
          <MarkedText text={name} matched={matched} />
        </p>
      )}
      {alias !== undefined && (
        <p className="small">
          {t('search.alias')}
          <MarkedText text={alias} matched={matched} />
        </p>
      )}
      <p lang={spoken} className="muted">
        {national ? <MarkedText text={localText(row.summary)} matched={matched} /> : localText(row.summary)}
      </p>
      <p className="cluster">
        <StatusTag tone={level === 'INFO_ONLY' ? 'neutral' : 'ok'}>
          {national ? t('search.national') : t(`levelShort.${level}`)}
        </StatusTag>
        {gone && <StatusTag tone="warn">{t('search.gone')}</StatusTag>}
        {!national && (
          <StatusTag>
            <MarkedText text={localText(row.sector.name)} matched={matched} />
          </StatusTag>
        )}
        <span className="small figures">{t('search.code', { code: row.code })}</span>
      </p>
    </li>
  );
}
