import type { ReactNode } from 'react';
import { callPortal } from '#client/api/call-portal.ts';
import { Button, type ButtonVariant } from '#client/ui/button.tsx';
import { type Dossier, dossiersApi, type IssuedDocument } from '#domain/api/dossiers.ts';
import { saveFile } from './save-file.ts';
import { TaskFailure } from './task-failure.tsx';
import { useTask } from './use-task.ts';

interface PaperButtonProps {
  readonly dossier: Dossier;
  readonly variant?: ButtonVariant;
  readonly children: ReactNode;
}
export interface DocumentButtonProps extends PaperButtonProps {
  readonly document: IssuedDocument;
}

/** Fetches a paper that the agency issued; says why where it does not come. */
export function DocumentButton({ document, ...rest }: DocumentButtonProps) {
  const { dossier } = rest;
  const params = { dossierId: dossier.id, documentId: document.id };
  return (
    <PdfButton
      {...rest}
      name={document.code ?? `${dossier.dossierCode ?? dossier.submissionReference}-${document.kind}`}
      load={() => callPortal(dossiersApi.readDocument, { params, timeoutMs: 60_000 })}
    />
  );
}

/** Fetches the declaration as a paper, as it was last sent. */
export function DeclarationButton(props: PaperButtonProps) {
  const { dossier } = props;
  const params = { dossierId: dossier.id };
  return (
    <PdfButton
      {...props}
      name={`${dossier.dossierCode ?? dossier.submissionReference}-to-khai`}
      load={() => callPortal(dossiersApi.readDeclaration, { params, query: {}, timeoutMs: 60_000 })}
    />
  );
}

interface PdfButtonProps extends PaperButtonProps {
  readonly name: string;
  readonly load: () => Promise<Blob>;
}

function PdfButton({ name, load, variant = 'quiet', children }: PdfButtonProps) {
  const task = useTask();
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
            saveFile(await load(), `${name}.pdf`);
          })
        }
      >
        {children}
      </Button>
      <TaskFailure code={task.failed} />
    </>
  );
}
