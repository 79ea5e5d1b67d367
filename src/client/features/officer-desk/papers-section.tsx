import { useTranslation } from 'react-i18next';
import { callPortal } from '#client/api/call-portal.ts';
import type { useLocalText } from '#client/i18n/use-language.ts';
import { Button } from '#client/ui/button.tsx';
import { Section } from '#client/ui/surfaces.tsx';
import { formatBytes } from '#client/widgets/document-capture/format-bytes.ts';
import { type StaffDossier, staffApi } from '#domain/api/staff.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { papersAsked } from '#domain/procedures/papers-asked.ts';
import type { Procedure } from '#domain/procedures/procedure.ts';
import type { KeptWords } from './desk-words.ts';
import type { OpenableFile } from './file-viewer.tsx';
import { paperTarget, SupplementBox } from './supplement-points.tsx';

export interface DossierPaper {
  readonly code: string;
  readonly name: string;
  /** Not given and not certainly asked for: one of several, or depending on what is not known. */
  readonly required: boolean;
  readonly parts: StaffDossier['manifest']['parts'];
}

/** Every paper that the procedure asks for with these answers, and whatever else was sent, in the procedure's order. */
export function papersOf(
  dossier: StaffDossier,
  procedure: Procedure | undefined,
  localText: ReturnType<typeof useLocalText>,
): DossierPaper[] {
  const today = localDate(dossier.officialReceivedAt);
  const { parts } = dossier.manifest;
  const partsOf = (code: string) =>
    parts.filter((part) => part.componentCode === code).sort((a, b) => a.order - b.order);
  const asked = procedure === undefined ? [] : papersAsked(procedure, dossier.answers, { today });
  const papers = asked
    .filter(({ group }) => group.mode === 'SUBMIT')
    .flatMap(({ group, items }) =>
      items.map(({ component, status }) => ({
        code: component.code,
        name: localText(component.plainName),
        required: group.rule === 'ALL_OF' && status === 'ASKED',
        parts: partsOf(component.code),
      })),
    );
  // The procedure may have changed since: a paper that it no longer knows keeps the name that it has in an older version.
  const names = new Map(
    procedure?.componentGroups.flatMap(({ items }) =>
      items.map((item) => [item.code, localText(item.plainName)] as const),
    ),
  );
  const strangers = [...new Set(parts.map((part) => part.componentCode))]
    .filter((code) => !papers.some((paper) => paper.code === code))
    .map((code) => ({ code, name: names.get(code) ?? code, required: false, parts: partsOf(code) }));
  return [...papers, ...strangers];
}

export interface PapersSectionProps {
  readonly dossier: StaffDossier;
  readonly papers: readonly DossierPaper[];
  readonly onOpen: (file: OpenableFile) => void;
  /** While a supplement is being written: what is asked of each paper stands below it. */
  readonly supplement?: { readonly words: KeptWords; readonly asked: boolean };
}

export function PapersSection({ dossier, papers, onOpen, supplement }: PapersSectionProps) {
  const { t } = useTranslation('desk');
  return (
    <Section title={t('papers.title')}>
      {papers.length === 0 && <p className="muted">{t('papers.none')}</p>}
      {papers.map((paper) => (
        <div key={paper.code} className="card stack-tight">
          <h3>{paper.name}</h3>
          {paper.parts.length === 0 && (
            <p className="muted">{t(paper.required ? 'papers.missing' : 'papers.notGiven')}</p>
          )}
          {paper.parts.length > 0 && (
            <ul className="list">
              {paper.parts.map((part, n) => (
                <li key={part.sha256} className="spread">
                  <span>
                    {part.name}
                    <br />
                    <span className="small">
                      {t(`papers.kind.${part.mediaType === 'application/pdf' ? 'pdf' : 'picture'}`)} ·{' '}
                      {formatBytes(part.size)}
                    </span>
                  </span>
                  <Button
                    variant="secondary"
                    small
                    icon={part.mediaType === 'application/pdf' ? 'file' : 'image'}
                    onClick={() =>
                      onOpen({
                        title: paper.parts.length === 1 ? paper.name : t('papers.nth', { name: paper.name, n: n + 1 }),
                        name: part.name,
                        mediaType: part.mediaType,
                        load: (signal) =>
                          callPortal(staffApi.readFile, {
                            params: { dossierId: dossier.id, sha256: part.sha256 },
                            signal,
                            timeoutMs: 120_000,
                          }),
                      })
                    }
                  >
                    {t('papers.open')}
                    <span className="visually-hidden"> {part.name}</span>
                  </Button>
                </li>
              ))}
            </ul>
          )}
          {supplement !== undefined && (
            <SupplementBox
              target={paperTarget(paper.code)}
              label={t('supplement.paper', { name: paper.name })}
              name={paper.name}
              {...supplement}
            />
          )}
        </div>
      ))}
    </Section>
  );
}
