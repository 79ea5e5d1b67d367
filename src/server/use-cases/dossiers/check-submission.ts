import type { Submission } from '#domain/api/dossiers.ts';
import { AppError } from '#domain/api/errors.ts';
import { dayOfDate, localDate } from '#domain/deadlines/local-time.ts';
import type { Answers } from '#domain/forms/answers.ts';
import { type CompiledForm, compileForm, type FormSurroundings } from '#domain/forms/compile-form.ts';
import { deriveSubmission } from '#domain/forms/derive.ts';
import type { FormDefinition } from '#domain/forms/form-definition.ts';
import { pruneAnswers } from '#domain/forms/visibility.ts';
import { paperIssues } from '#domain/procedures/papers-asked.ts';
import type { Procedure } from '#domain/procedures/procedure.ts';
import { lastDayOf, type PublishedVersion, versionInForce } from '#domain/procedures/version-in-force.ts';
import { hasHiddenCharacters } from '#domain/text/search-key.ts';
import type { DossierRecord } from '#server/repositories/dossier-repository.ts';
import type { StoredPart } from '#server/repositories/part-repository.ts';
import type { SubmissionGround } from '#server/repositories/received-dossier-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

export interface CheckedSubmission {
  readonly procedure: Procedure;
  readonly form: FormDefinition;
  /** Those that the form asks for now. */
  readonly answers: Answers;
}

const compiled = new WeakMap<FormDefinition, { readonly of: FormSurroundings; readonly form: CompiledForm }>();

/** Compiled once a day, and when the province's data are read anew. */
function compiledForm(definition: FormDefinition, of: FormSurroundings): CompiledForm {
  const known = compiled.get(definition);
  if (known?.of.today === of.today && known.of.units === of.units && known.of.homeProvince === of.homeProvince)
    return known.form;
  const form = compileForm(definition, of);
  compiled.set(definition, { of, form });
  return form;
}

/** A file name names a file and no place: what a path, a line break or a hidden character would make of it is refused. */
const isSafeName = (name: string): boolean =>
  !/[\\/\r\n\t]/.test(name) && !hasHiddenCharacters(name) && !/^\.+$/.test(name);

/**
 * Whether a version that ended still counts. On which day a dossier was sealed without a line only its device knows, and a device's
 * clock proves nothing (rule 9): so the ended version is accepted for the days that the province sets.
 */
async function endedLately(
  context: PortalContext,
  store: Store,
  versions: readonly PublishedVersion[],
  procedureHash: string,
  today: string,
): Promise<boolean> {
  const lastDay = lastDayOf(versions, procedureHash, today);
  if (lastDay === undefined) return false;
  const { legal } = await context.catalogue.province(store);
  return dayOfDate(today) - dayOfDate(lastDay) <= legal.versionGraceDays;
}

/**
 * Which version counts: the one in force, one that ended lately, or for a dossier that was received already the one that it was
 * received under.
 */
async function versionOf(
  context: PortalContext,
  store: Store,
  { manifest }: Submission,
  published: SubmissionGround['versions'],
  existing: DossierRecord | undefined,
): Promise<{ procedure: Procedure; form: FormDefinition }> {
  if (existing?.procedureHash !== manifest.procedureHash) {
    const today = localDate(instantNow(context));
    const versions = await Promise.all(
      published.map(async (it) => ({
        ...it,
        procedure: (await context.catalogue.procedure(store, it.hash)).procedure,
      })),
    );
    const current = versionInForce(versions, today);
    if (current === undefined) throw new AppError('procedure.notFound');
    const inForce = !current.withdrawn && current.hash === manifest.procedureHash;
    if (!inForce && !(await endedLately(context, store, versions, manifest.procedureHash, today)))
      throw new AppError(current.withdrawn ? 'procedure.withdrawn' : 'procedure.versionOutdated');
  }
  const { procedure, formHash } = await context.catalogue.procedure(store, manifest.procedureHash);
  if (formHash === undefined) throw new AppError('procedure.notFound');
  if (formHash !== manifest.formHash) throw new AppError('procedure.versionOutdated');
  return { procedure, form: await context.catalogue.form(store, formHash) };
}

/** The same checks that the device made, made again: one compiled schema decides on both sides (Decree 45/2020 Art 11.1). */
export async function checkSubmission(
  context: PortalContext,
  store: Store,
  submission: Submission,
  ground: SubmissionGround,
  existing?: DossierRecord,
): Promise<CheckedSubmission> {
  const { manifest, answers } = submission;
  const { procedure, form } = await versionOf(context, store, submission, ground.versions, existing);
  const { units, agencies, profile } = await context.catalogue.province(store);
  if (Object.keys(answers).length > profile.limits.formFields) throw new AppError('request.tooLarge');
  const today = localDate(instantNow(context));
  const issues = compiledForm(form, { today, units, homeProvince: profile.provinceCode }).validate(answers);
  if (issues.length > 0) throw new AppError('form.answersInvalid', { issues });
  if (manifest.declaration.textVersion !== profile.declarationTextVersion) {
    throw new AppError('dossier.declarationMissing');
  }
  // An answer to a question that is not asked decides nothing: neither the unit, nor a paper, nor the fee.
  const counted = pruneAnswers(form, answers, { today });
  const { competentUnitId } = deriveSubmission(form, counted, units);
  if (competentUnitId !== manifest.competentUnitId || !agencies.has(competentUnitId)) {
    throw new AppError('dossier.unitNotFound');
  }
  checkParts({ manifest, answers: counted }, ground.parts, procedure, today, profile.limits.dossierBytes);
  return { procedure, form, answers: counted };
}

function checkParts(
  { manifest, answers }: Submission,
  stored: readonly StoredPart[],
  procedure: Procedure,
  today: string,
  mostBytes: number,
): void {
  const { parts } = manifest;
  const unsafe = parts.flatMap((part, n) => (isSafeName(part.name) ? [] : [`body.manifest.parts.${n}.name`]));
  if (unsafe.length > 0) {
    throw new AppError('request.invalid', { issues: unsafe.map((path) => ({ path, code: 'field.hiddenCharacters' })) });
  }
  const issues = paperIssues(procedure, answers, parts, { today });
  if (issues.length > 0) throw new AppError('document.missing', { issues });
  const places = new Set(parts.map((part) => `${part.componentCode}/${part.order}`));
  if (places.size !== parts.length) throw new AppError('dossier.manifestMismatch');
  if (parts.reduce((sum, part) => sum + part.size, 0) > mostBytes) throw new AppError('document.dossierTooLarge');
  const held = new Map(stored.map((part) => [part.sha256, part]));
  const missing = [...new Set(parts.filter((part) => !held.has(part.sha256)).map((part) => part.sha256))];
  if (missing.length > 0) throw new AppError('dossier.partsMissing', { missing });
  for (const part of parts) {
    const own = held.get(part.sha256);
    if (own?.size !== part.size || own.mediaType !== part.mediaType) throw new AppError('dossier.manifestMismatch');
  }
}
