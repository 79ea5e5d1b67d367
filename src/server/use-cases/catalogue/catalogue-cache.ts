import type { AdministrativeUnit, AgencyUnit, ProvinceProfile } from '#domain/api/catalogue.ts';
import { AppError } from '#domain/api/errors.ts';
import type { PlainDate } from '#domain/api/primitives.ts';
import { LegalClocks } from '#domain/deadlines/legal-clocks.ts';
import type { WorkingCalendar } from '#domain/deadlines/working-calendar.ts';
import type { FormSets } from '#domain/documents/form-set.ts';
import type { DossierCodePattern } from '#domain/dossiers/dossier-code-pattern.ts';
import type { FormDefinition } from '#domain/forms/form-definition.ts';
import type { Procedure } from '#domain/procedures/procedure.ts';
import { findForm, findProcedureVersion, findPublicDocument } from '#server/repositories/catalogue-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import { nationalStamp, type PackedList, packNationalList } from './pack-national-list.ts';
import {
  type PortalSettings,
  readCalendar,
  readCodePattern,
  readFormSets,
  readProfile,
  readUnits,
} from './read-catalogue.ts';

const LIFETIME = 60_000;

export interface ProcedureVersion {
  readonly procedure: Procedure;
  readonly formHash: string | undefined;
}

/** The province's data, parsed once: versions never change under their hash, the rest is read again after a minute. */
export interface CatalogueCache {
  procedure(store: Store, hash: string): Promise<ProcedureVersion>;
  form(store: Store, hash: string): Promise<FormDefinition>;
  province(store: Store): Promise<Province>;
  /** Packed anew when a catalogue was taken in, or when the portal publishes another guide of its own. */
  nationalList(store: Store, today: PlainDate): Promise<PackedList>;
}

export interface Province {
  readonly units: readonly AdministrativeUnit[];
  readonly agencies: ReadonlyMap<string, AgencyUnit>;
  readonly calendar: WorkingCalendar;
  readonly legal: LegalClocks;
  readonly profile: ProvinceProfile;
  readonly codePattern: DossierCodePattern;
  readonly formSets: FormSets;
}

export function createCatalogueCache(now: () => Date, settings: PortalSettings): CatalogueCache {
  const procedures = new Map<string, ProcedureVersion>();
  const forms = new Map<string, FormDefinition>();
  let national: { readonly stamp: string; readonly packed: Promise<PackedList> } | undefined;
  let province: { readonly value: Province; readonly until: number } | undefined;
  return {
    async procedure(store, hash) {
      const known = procedures.get(hash);
      if (known !== undefined) return known;
      const found = await findProcedureVersion(store, hash);
      if (found === undefined) throw new AppError('procedure.notFound');
      procedures.set(hash, found);
      return found;
    },
    async form(store, hash) {
      const known = forms.get(hash);
      if (known !== undefined) return known;
      const found = await findForm(store, hash);
      if (found === undefined) throw new AppError('form.notFound');
      forms.set(hash, found);
      return found;
    },
    async province(store) {
      if (province !== undefined && province.until > now().getTime()) return province.value;
      const { units, agencies } = await readUnits(store);
      const value: Province = {
        units,
        agencies: new Map(agencies.map((agency) => [agency.id, agency])),
        calendar: await readCalendar(store),
        legal: LegalClocks.parse(await findPublicDocument(store, 'legal-clocks')),
        profile: await readProfile(store, settings),
        codePattern: await readCodePattern(store),
        formSets: await readFormSets(store),
      };
      province = { value, until: now().getTime() + LIFETIME };
      return value;
    },
    async nationalList(store, today) {
      const stamp = await nationalStamp(store, today);
      if (national?.stamp !== stamp) national = { stamp, packed: packNationalList(store, today) };
      const { packed } = national;
      packed.catch(() => {
        national = undefined;
      });
      return packed;
    },
  };
}
