import { callPortal } from '#client/api/call-portal.ts';
import type { useEngine } from '#client/offline/react/engine-provider.tsx';
import type { useDraft } from '#client/offline/react/use-drafts.ts';
import { type Dossier, dossiersApi } from '#domain/api/dossiers.ts';
import { AppError } from '#domain/api/errors.ts';

type Engine = ReturnType<typeof useEngine>;
type Draft = NonNullable<ReturnType<typeof useDraft>['value']>;
type NewPart = NonNullable<Parameters<Engine['drafts']['create']>[0]['parts']>[number];

/** What the next revision of a dossier is, by where it stands. */
const kindOf = (dossier: Dossier): 'SUPPLEMENT' | 'REVISION' =>
  dossier.status === 'SUPPLEMENT_REQUIRED' ? 'SUPPLEMENT' : 'REVISION';

/** A draft numbers the files of a paper as they come. */
const inOrder = <P extends { readonly order: number }>(parts: readonly P[]): P[] =>
  [...parts].sort((a, b) => a.order - b.order);

/**
 * The papers of the last revision, fetched from the portal: nobody is asked for a paper again that the agency holds
 * (Decree 45/2020 Art 4.4). Sending them costs nothing: the portal knows their hashes.
 */
async function partsAtPortal({ id, manifest }: Dossier): Promise<NewPart[]> {
  const parts: NewPart[] = [];
  for (const { componentCode, sha256, mediaType, name } of inOrder(manifest.parts)) {
    const bytes = await callPortal(dossiersApi.readFile, { params: { dossierId: id, sha256 }, timeoutMs: 120_000 });
    parts.push({ componentCode, bytes, mediaType, name });
  }
  return parts;
}

/** The files of a draft, to begin another one with. */
async function partsOnDevice({ drafts }: Engine, draft: Draft): Promise<NewPart[]> {
  const parts: NewPart[] = [];
  for (const { partId, componentCode, mediaType, name, pages } of inOrder(draft.parts)) {
    const bytes = await drafts.readPart(draft.id, partId);
    parts.push({ componentCode, bytes, mediaType, name, ...(pages === undefined ? {} : { pages }) });
  }
  return parts;
}

/**
 * A draft with everything that the portal holds, to be corrected or supplemented. Needs a line only where there are papers to fetch.
 * @throws AppError line.unreachable, document.hashMismatch, device.storageFull
 */
export async function beginCorrection(engine: Engine, dossier: Dossier, step: string | undefined): Promise<void> {
  const { id, manifest, answers, procedureCode, revision } = dossier;
  await engine.publicData.load(`form:${manifest.formHash}`);
  const draft = await engine.drafts.create({
    procedureCode,
    procedureHash: manifest.procedureHash,
    formHash: manifest.formHash,
    answers,
    step: step ?? '',
    basedOn: { dossierId: id, revision, kind: kindOf(dossier) },
    parts: await partsAtPortal(dossier),
  });
  const sent = new Set<string>(manifest.parts.map((part) => part.sha256));
  if (draft.parts.every((part) => sent.has(part.sha256))) return;
  await engine.drafts.remove(id);
  throw new AppError('document.hashMismatch');
}

/** The version on this device, put on top of the one that the portal holds now, to be looked at and sent. */
export async function putOnTop(engine: Engine, draft: Draft, dossier: Dossier): Promise<void> {
  const { procedureCode, procedureHash, formHash, answers, step } = draft;
  const parts = await partsOnDevice(engine, draft);
  if ((await engine.outbox.read(draft.id))?.state === 'needs-you') await engine.outbox.reopen(draft.id);
  await engine.drafts.create({
    procedureCode,
    procedureHash,
    formHash,
    answers,
    step,
    basedOn: { dossierId: dossier.id, revision: dossier.revision, kind: kindOf(dossier) },
    parts,
  });
}

/**
 * The same answers and papers under the procedure's version in force, as a new draft; the outdated one goes when the new one
 * is on the disk. Answers its id.
 */
export async function moveToCurrentVersion(engine: Engine, draft: Draft): Promise<string> {
  const { procedureCode, answers } = draft;
  const { hash, formHash } = await engine.publicData.refresh(`procedure:${procedureCode}`);
  if (formHash === undefined) throw new AppError('procedure.withdrawn');
  await engine.publicData.load(`form:${formHash}`);
  const parts = await partsOnDevice(engine, draft);
  const next = await engine.drafts.create({ procedureCode, procedureHash: hash, formHash, answers, parts });
  await engine.outbox.discard(draft.id);
  return next.id;
}
