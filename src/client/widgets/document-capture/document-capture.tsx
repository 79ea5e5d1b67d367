import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useLocalText } from '#client/i18n/use-language.ts';
import { Icon } from '#client/ui/icon.tsx';
import { Section } from '#client/ui/surfaces.tsx';
import type { ProvinceProfile } from '#domain/api/catalogue.ts';
import type { ProblemIssue } from '#domain/api/problem.ts';
import type { AskedGroup } from '#domain/procedures/papers-asked.ts';
import { PaperCard } from './paper-card.tsx';
import { PartCard } from './part-card.tsx';
import { type ShownPart, STRAYS_ID } from './shown-part.ts';
import { useKeepFocus } from './use-keep-focus.ts';
import { WaitingShares } from './waiting-shares.tsx';

export interface DocumentCaptureProps {
  readonly draftId: string;
  readonly groups: readonly AskedGroup[];
  readonly parts: readonly ShownPart[];
  readonly limits: ProvinceProfile['limits'];
  readonly issues: readonly ProblemIssue[];
  /** Reasons of a supplement request by paper. */
  readonly asked: ReadonlyMap<string, string>;
}

/** The papers of a dossier: those to be uploaded, each with its files, and those only to be shown. */
export function DocumentCapture({ draftId, groups, parts, limits, issues, asked }: DocumentCaptureProps) {
  const { t } = useTranslation('documents');
  const localText = useLocalText();
  const errorText = useErrorText();
  const list = useRef<HTMLDivElement>(null);
  useKeepFocus(list, parts);
  const submitted = groups.filter(({ group }) => group.mode === 'SUBMIT');
  const presented = groups.filter(({ group }) => group.mode === 'PRESENT');
  const offered = new Set(submitted.flatMap(({ items }) => items.map((item) => item.component.code)));
  // An answer changed since: what is no longer asked for stays in sight, and the person takes it out.
  const strays = parts.filter((part) => !offered.has(part.componentCode));
  return (
    <div className="stack" tabIndex={-1} ref={list}>
      <WaitingShares />
      {submitted.length === 0 && <p>{t('nothing')}</p>}
      {submitted.map(({ group, items }) => (
        <div key={group.id} className="stack-tight">
          {group.title && <h2>{localText(group.title)}</h2>}
          {group.rule === 'ONE_OF' && items.length > 1 && <p className="muted">{t('oneOf')}</p>}
          {items.map(({ component, status }) => {
            const issue = issues.find((it) => it.path === `components.${component.code}`);
            return (
              <PaperCard
                key={component.code}
                draftId={draftId}
                component={component}
                depends={status === 'DEPENDS'}
                parts={parts}
                limits={limits}
                error={issue === undefined ? undefined : errorText(issue.code)}
                asked={asked.get(component.code)}
              />
            );
          })}
        </div>
      ))}
      {strays.length > 0 && (
        <div className="card card-need stack-tight" id={STRAYS_ID} tabIndex={-1}>
          <h2>{t('strays')}</h2>
          <p className="muted">{t('straysText')}</p>
          <ul className="list">
            {strays.map((part) => (
              <PartCard key={part.partId} draftId={draftId} part={part} position={{ n: 0, of: 1 }} />
            ))}
          </ul>
        </div>
      )}
      {presented.length > 0 && (
        <Section title={t('present')}>
          <ul className="list">
            {presented.flatMap(({ items }) =>
              items.map(({ component }) => (
                <li key={component.code} className="line-item">
                  <Icon name="file" />
                  <span>
                    {localText(component.plainName)}
                    {component.help && <span className="small preline">{`\n${localText(component.help)}`}</span>}
                  </span>
                </li>
              )),
            )}
          </ul>
        </Section>
      )}
    </div>
  );
}
