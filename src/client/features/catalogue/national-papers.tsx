import { useTranslation } from 'react-i18next';
import { Icon } from '#client/ui/icon.tsx';
import { Section, StatusTag } from '#client/ui/surfaces.tsx';
import type { NationalPaper, NationalPaperGroup } from '#domain/procedures/national-procedure.ts';
import { PrintButton } from './print-button.tsx';

/** Many lines that few need. */
function Fold({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <details className="catalogue-fold">
      <summary>
        <span className="catalogue-grow">{title}</span>
        <Icon name="down" />
      </summary>
      <ul lang="vi" className="stack-tight catalogue-tips muted">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

function Paper({ paper, shownOnly }: { readonly paper: NationalPaper; readonly shownOnly: boolean }) {
  const { t } = useTranslation('national');
  const { name, originals, copies, depends, forms, askedIn } = paper;
  const amounts = [
    originals > 0 ? t('papers.originals', { count: originals }) : '',
    copies > 0 ? t('papers.copies', { count: copies }) : '',
  ].filter(Boolean);
  return (
    <li className="line-item">
      <Icon name={shownOnly ? 'check' : 'file'} />
      <div className="catalogue-grow stack-tight">
        <div lang="vi">{name}</div>
        <div className="cluster">
          <span className="small">{amounts.join(', ')}</span>
          {depends && <StatusTag>{t('depends')}</StatusTag>}
        </div>
        {forms.length > 0 && (
          <div className="small">
            {t('papers.forms')} <span lang="vi">{forms.join('; ')}</span>
          </div>
        )}
        {askedIn !== undefined && <Fold title={t('papers.askedIn', { count: askedIn.length })} lines={askedIn} />}
      </div>
    </li>
  );
}

/** What to prepare, as the record groups it; whatever names a case says so, and notes are no papers. */
export function NationalPapers({ groups }: { readonly groups: readonly NationalPaperGroup[] }) {
  const { t } = useTranslation('national');
  if (groups.length === 0) return null;
  return (
    <Section title={t('papers.title')} aside={<PrintButton />}>
      <p className="muted">{t('papers.lead')}</p>
      {groups.map(({ title, mode, depends, shared, papers, notes }) => {
        const fallback = shared ? 'shared' : mode;
        return (
          <div key={`${fallback} ${title ?? papers.length}`} className="card stack-tight">
            {(title !== undefined || papers.length > 0) && (
              <h3 lang={title === undefined ? undefined : 'vi'}>{title ?? t(`papers.${fallback}`)}</h3>
            )}
            {depends && !shared && (
              <p>
                <StatusTag>{t('depends')}</StatusTag>
              </p>
            )}
            {papers.length > 0 && (
              <ul className="list checklist">
                {papers.map((paper) => (
                  <Paper
                    key={`${paper.name} ${paper.originals}/${paper.copies}`}
                    paper={paper}
                    shownOnly={mode === 'PRESENT'}
                  />
                ))}
              </ul>
            )}
            {notes.length > 0 && <Fold title={t('papers.notes', { count: notes.length })} lines={notes} />}
          </div>
        );
      })}
    </Section>
  );
}
