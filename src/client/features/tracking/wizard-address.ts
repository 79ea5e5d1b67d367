import type { SupplementPoint } from '#domain/api/dossiers.ts';
import { pageAddress } from '#domain/api/pages.ts';
import type { FormDefinition } from '#domain/forms/form-definition.ts';

/** The wizard's own name for the step of the papers; the two features share only addresses. */
const PAPERS_STEP = 'giay-to';

/** The step where an answer or a paper is put right: `path` as in issues ("childName", "members.2.name", "components.‹code›"). */
export function stepOfPath(path: string, definition: FormDefinition | undefined): string | undefined {
  if (path.startsWith('components.')) return PAPERS_STEP;
  const [top = '', , field = top] = path.split('.');
  return definition?.pages
    .flatMap((page) => page.sections)
    .find((section) => section.repeat?.id === top || section.fields.some((it) => it.id === field))?.id;
}

/** Where the first point of a supplement is answered; undefined: from the beginning. */
export function stepOfPoint(
  point: SupplementPoint | undefined,
  definition: FormDefinition | undefined,
): string | undefined {
  if (point?.target.kind === 'COMPONENT') return PAPERS_STEP;
  return point?.target.kind === 'FIELD' ? stepOfPath(point.target.fieldId, definition) : undefined;
}

export const wizardAddress = (draftId: string, step?: string): string =>
  step === undefined ? pageAddress('draft', { draftId }) : pageAddress('draftStep', { draftId, step });
