import type { ReactNode } from 'react';
import { callPortal } from '#client/api/call-portal.ts';
import { Button, type ButtonVariant } from '#client/ui/button.tsx';
import { type Dossier, dossiersApi, type IssuedDocument } from '#domain/api/dossiers.ts';
import { saveFile } from './save-file.ts';
import { TaskFailure } from './task-failure.tsx';
import { useTask } from './use-task.ts';

export interface DocumentButtonProps {
  readonly dossier: Dossier;
  readonly document: IssuedDocument;
  readonly variant?: ButtonVariant;
  readonly children: ReactNode;
}

/** Fetches a paper that the agency issued; says why where it does not come. */
export function DocumentButton({ dossier, document, variant = 'quiet', children }: DocumentButtonProps) {
  const task = useTask();
  const name = document.code ?? `${dossier.dossierCode ?? dossier.submissionReference}-${document.kind}`;
  return (
    <>
      <Button
        small={variant !== 'primary'}
        full={variant === 'primary'}
        variant={variant}
        icon="download"
        busy={task.busy}
        onClick={() =>
          task.run(async () => {
            const params = { dossierId: dossier.id, documentId: document.id };
            saveFile(await callPortal(dossiersApi.readDocument, { params, timeoutMs: 60_000 }), `${name}.pdf`);
          })
        }
      >
        {children}
      </Button>
      <TaskFailure code={task.failed} />
    </>
  );
}
