import * as z from 'zod/mini';
import type { ContactChannel } from '#domain/api/accounts.ts';
import {
  AdministrativeUnit,
  AgencyUnit,
  type catalogueApi,
  ProcedureSummary,
  ProvinceProfile,
} from '#domain/api/catalogue.ts';
import { AppError } from '#domain/api/errors.ts';
import { type PlainDate, Sha256 } from '#domain/api/primitives.ts';
import { WorkingCalendar } from '#domain/deadlines/working-calendar.ts';
import { FormSets } from '#domain/documents/form-set.ts';
import { DossierCodePattern } from '#domain/dossiers/dossier-code-pattern.ts';
import type { FormDefinition } from '#domain/forms/form-definition.ts';
import {
  findForm,
  findProcedure,
  findPublicDocument,
  listProcedures,
} from '#server/repositories/catalogue-repository.ts';
import type { Store } from '#server/repositories/store.ts';

type Answer<K extends keyof typeof catalogueApi> = z.output<(typeof catalogueApi)[K]['response']>;

export async function readProcedureList(store: Store, today: PlainDate): Promise<Answer<'listProcedures'>> {
  const found = (await listProcedures(store, today)).filter((it) => !it.withdrawn);
  const procedures = found.map(({ hash, formHash, procedure }) =>
    ProcedureSummary.parse({ ...procedure, hash, formHash }),
  );
  return {
    procedures,
    updatedAt:
      found
        .map((it) => it.publishedAt)
        .sort()
        .at(-1) ?? new Date(0).toISOString(),
  };
}

/** @throws AppError procedure.notFound, procedure.withdrawn */
export async function readProcedure(store: Store, code: string, today: PlainDate): Promise<Answer<'readProcedure'>> {
  const found = await findProcedure(store, code, today);
  if (found === undefined) throw new AppError('procedure.notFound');
  if (found.withdrawn) throw new AppError('procedure.withdrawn');
  const { hash, formHash, procedure } = found;
  return {
    hash: Sha256.parse(hash),
    ...(formHash === undefined ? {} : { formHash: Sha256.parse(formHash) }),
    procedure,
  };
}

/** @throws AppError form.notFound */
export async function readForm(store: Store, hash: string): Promise<FormDefinition> {
  const form = await findForm(store, hash);
  if (form === undefined) throw new AppError('form.notFound');
  return form;
}

const byName = new Intl.Collator('vi');

/** In the order in which lists show them: a phone needs longer for the alphabet than for drawing the list. */
export async function readUnits(store: Store): Promise<Answer<'readUnits'>> {
  const { units, agencies } = z
    .object({ units: z.array(AdministrativeUnit), agencies: z.array(AgencyUnit) })
    .parse(await findPublicDocument(store, 'administrative-units'));
  return { units: units.toSorted((a, b) => byName.compare(a.name, b.name)), agencies };
}

export const readCalendar = async (store: Store): Promise<WorkingCalendar> =>
  WorkingCalendar.parse(await findPublicDocument(store, 'working-calendar'));

const readProfileDocument = async (store: Store): Promise<object> =>
  (await findPublicDocument(store, 'province-profile')) as object;

/** What the public profile says of this portal rather than of its province. */
export interface PortalSettings {
  readonly demonstration: boolean;
  readonly contactChannels: readonly ContactChannel[];
}

export async function readProfile(store: Store, settings: PortalSettings): Promise<ProvinceProfile> {
  const { demonstration, contactChannels } = settings;
  return ProvinceProfile.parse({ ...(await readProfileDocument(store)), demonstration, contactChannels });
}

export const readCodePattern = async (store: Store): Promise<DossierCodePattern> =>
  z.object({ dossierCode: DossierCodePattern }).parse(await readProfileDocument(store)).dossierCode;

export const readFormSets = async (store: Store): Promise<FormSets> =>
  z.object({ formSets: FormSets }).parse(await readProfileDocument(store)).formSets;
