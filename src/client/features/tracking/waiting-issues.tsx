import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useLocalText } from '#client/i18n/use-language.ts';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { useSubmission } from '#client/offline/react/use-outbox.ts';
import { useFormDefinition } from '#client/offline/react/use-public.ts';
import { useNavigate } from '#client/ui/navigation.tsx';
import { useIssueText } from '#client/widgets/form-renderer/issue-text.ts';
import type { ProblemIssue } from '#domain/api/problem.ts';
import type { FormDefinition } from '#domain/forms/form-definition.ts';
import { TaskFailure } from './task-failure.tsx';
import { usePaperNames } from './use-paper-names.ts';
import { useTask } from './use-task.ts';
import type { WaitingItem } from './waiting-phase.ts';
import { stepOfPath, wizardAddress } from './wizard-address.ts';

/** What the portal found wrong, each a link to where it is put right; following one opens the dossier for correction. */
export function WaitingIssues({ item }: { readonly item: WaitingItem }) {
  const submission = useSubmission(item.id).value;
  if (item.issues.length === 0 || submission === undefined) return null;
  return <IssuesOfForm item={item} formHash={submission.manifest.formHash} />;
}

function IssuesOfForm({ item, formHash }: { readonly item: WaitingItem; readonly formHash: string }) {
  const form = useFormDefinition(formHash);
  return form.state === 'ready' ? <IssueList item={item} definition={form.value} /> : null;
}

function IssueList({ item, definition }: { readonly item: WaitingItem; readonly definition: FormDefinition }) {
  const { t } = useTranslation('dossier');
  const errorText = useErrorText();
  const localText = useLocalText();
  const issueText = useIssueText(definition);
  const nameOf = usePaperNames(item.procedureCode);
  const { outbox } = useEngine();
  const navigate = useNavigate();
  const task = useTask();
  const textOf = (issue: ProblemIssue): string =>
    issue.path.startsWith('components.')
      ? `${nameOf({ componentCode: issue.path.slice('components.'.length) }, localText)}: ${errorText(issue.code)}`
      : issueText(issue);
  return (
    <section className="error-summary">
      <h3>{t('issues.title', { count: item.issues.length })}</h3>
      <ul>
        {item.issues.map((issue) => {
          const href = wizardAddress(item.id, stepOfPath(issue.path, definition));
          return (
            <li key={`${issue.path} ${issue.code}`}>
              <a
                href={href}
                onClick={(event) => {
                  event.preventDefault();
                  task.run(async () => {
                    await outbox.reopen(item.id);
                    navigate(href);
                  });
                }}
              >
                {textOf(issue)}
              </a>
            </li>
          );
        })}
      </ul>
      <TaskFailure code={task.failed} />
    </section>
  );
}
