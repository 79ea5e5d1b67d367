import { useTranslation } from 'react-i18next';
import { useLocalText } from '#client/i18n/use-language.ts';
import { useFormDefinition, usePublic } from '#client/offline/react/use-public.ts';
import { Button } from '#client/ui/button.tsx';
import { Section } from '#client/ui/surfaces.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { AnswersSummary } from '#client/widgets/answers-summary/answers-summary.tsx';
import { formatBytes } from '#client/widgets/document-capture/format-bytes.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import type { Manifest, ManifestPart } from '#domain/dossiers/manifest.ts';
import type { Answers } from '#domain/forms/answers.ts';
import { saveFile } from './save-file.ts';
import { TaskFailure } from './task-failure.tsx';
import { usePaperNames } from './use-paper-names.ts';
import { useTask } from './use-task.ts';

export interface DossierContentsProps {
  readonly manifest: Manifest;
  readonly answers: Answers;
  /** When it was sent: some questions were asked by the day. */
  readonly at: string;
  readonly readPart: (part: ManifestPart) => Promise<Blob>;
}

/** One version of a dossier, to be read: every answer and every file. */
export function DossierContents({ manifest, answers, at, readPart }: DossierContentsProps) {
  const { t } = useTranslation('dossier');
  const localText = useLocalText();
  const form = useFormDefinition(manifest.formHash);
  const units = usePublic('units');
  const nameOf = usePaperNames(manifest.procedureCode);
  const task = useTask();
  const missing = form.state === 'failed' || units.state === 'failed';
  return (
    <div className="stack">
      {missing && <p className="muted">{t('contents.noForm')}</p>}
      {!missing && (form.state === 'loading' || units.state === 'loading') && <Skeleton />}
      {form.state === 'ready' && units.state === 'ready' && (
        <AnswersSummary definition={form.value} answers={answers} units={units.value.units} today={localDate(at)} />
      )}
      <Section title={t('contents.papers')}>
        {manifest.parts.length === 0 ? (
          <p className="muted">{t('contents.noPapers')}</p>
        ) : (
          <ul className="list">
            {manifest.parts.map((part) => (
              <li key={`${part.componentCode} ${part.order}`} className="spread">
                <div>
                  <strong>{nameOf(part, localText)}</strong>
                  <div className="small">
                    {part.name} · {formatBytes(part.size)}
                  </div>
                </div>
                <Button
                  small
                  variant="quiet"
                  icon="download"
                  busy={task.busy}
                  onClick={() => task.run(async () => saveFile(await readPart(part), part.name))}
                >
                  {t('contents.download')}
                  <span className="visually-hidden"> {nameOf(part, localText)}</span>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <TaskFailure code={task.failed} />
    </div>
  );
}
