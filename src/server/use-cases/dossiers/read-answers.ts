import { localDate } from '#domain/deadlines/local-time.ts';
import type { Answers } from '#domain/forms/answers.ts';
import type { FormDefinition } from '#domain/forms/form-definition.ts';
import { pruneAnswers } from '#domain/forms/visibility.ts';
import type { Procedure } from '#domain/procedures/procedure.ts';
import type { DossierRecord } from '#server/repositories/dossier-repository.ts';
import { type DossierRevision, findRevision } from '#server/repositories/revision-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import type { PortalContext } from '#server/use-cases/portal-context.ts';

interface DossierAnswers {
  readonly procedure: Procedure;
  readonly form: FormDefinition;
  readonly revision: DossierRevision;
  /** Those that count: what the form asks for, as of the day the dossier came. */
  readonly counted: Answers;
  readonly today: string;
}

/** What was declared in the latest revision, with the versions of procedure and form that it was declared under. */
export async function readAnswers(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
): Promise<DossierAnswers> {
  const revision = await findRevision(store, dossier.id, dossier.revision);
  if (revision === undefined) throw new Error(`dossier ${dossier.id} without its revision`);
  const { procedure, formHash } = await context.catalogue.procedure(store, dossier.procedureHash);
  const form = await context.catalogue.form(store, formHash ?? revision.manifest.formHash);
  const today = localDate(dossier.officialReceivedAt);
  return { procedure, form, revision, counted: pruneAnswers(form, revision.answers, { today }), today };
}
