import * as z from 'zod/mini';
import { WorkingCalendar } from '#domain/deadlines/working-calendar.ts';
import { FormDefinition } from '#domain/forms/form-definition.ts';
import { NationalList } from '#domain/procedures/national-list.ts';
import { NationalProcedure } from '#domain/procedures/national-procedure.ts';
import { Procedure, ServiceLevel } from '#domain/procedures/procedure.ts';
import { ContactChannel } from './accounts.ts';
import { Instant, LocalText, Sha256, UnitId } from './primitives.ts';
import { route } from './route.ts';

/** A row of the list and of the search index. */
export const ProcedureSummary = z.object({
  code: z.string(),
  /** Absent where the row is of the national catalogue: no version of the portal's own stands behind it. */
  hash: z.optional(Sha256),
  /** Hash of its e-form; absent where it cannot be filed here. */
  formHash: z.optional(Sha256),
  plainName: LocalText,
  name: LocalText,
  summary: LocalText,
  sector: z.object({ code: z.string(), name: LocalText }),
  level: ServiceLevel,
  aliases: z.array(z.string()),
  lifeEvents: z.array(z.string()),
  subjects: z.array(LocalText),
  /** The province whose own procedure it is ("UBND Thành phố Huế"); absent: it holds everywhere. */
  province: z.optional(z.string()),
  /** Between agencies: nobody files it. */
  internal: z.optional(z.boolean()),
});
export type ProcedureSummary = z.infer<typeof ProcedureSummary>;

export const AdministrativeUnit = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.enum(['PROVINCE', 'CITY', 'TOWN', 'DISTRICT', 'WARD', 'TOWNSHIP', 'COMMUNE']),
  parent: z.optional(z.string()),
  /** The one-stop unit of a commune of the province. */
  unitId: z.optional(UnitId),
});
export type AdministrativeUnit = z.infer<typeof AdministrativeUnit>;

export const AgencyUnit = z.object({
  id: UnitId,
  name: LocalText,
  address: z.optional(z.string()),
  phone: z.optional(z.string()),
});
export type AgencyUnit = z.infer<typeof AgencyUnit>;

/** What differs from province to province: data, never code. */
export const ProvinceProfile = z.object({
  id: z.string(),
  name: LocalText,
  provinceCode: z.string(),
  portalName: LocalText,
  hotline: z.string(),
  declarationTextVersion: z.string(),
  declarationText: LocalText,
  limits: z.object({
    photographBytes: z.int(),
    photographLongEdgePixels: z.int(),
    pdfBytes: z.int(),
    dossierBytes: z.int(),
    formFields: z.int(),
  }),
  /** Where payment problems are traced (Decree 45/2020 Art 13.8c). */
  paymentContact: LocalText,
  demonstration: z.boolean(),
  /** Ways by which a code or a message reaches people from this portal; absent in what an older one said: both. */
  contactChannels: z.optional(z.array(ContactChannel)),
});
export type ProvinceProfile = z.infer<typeof ProvinceProfile>;

/** Public data; the app keeps all of it on the device after the first visit. Answers carry an ETag. */
export const catalogueApi = {
  listProcedures: route({
    method: 'GET',
    path: '/api/v1/procedures',
    audience: 'anyone',
    summary: 'All procedures in short, for list and search',
    response: z.object({ procedures: z.array(ProcedureSummary), updatedAt: Instant }),
  }),
  readProcedure: route({
    method: 'GET',
    path: '/api/v1/procedures/:code',
    audience: 'anyone',
    summary: 'The procedure in force',
    params: z.object({ code: z.string().check(z.minLength(1), z.maxLength(40)) }),
    response: z.object({ hash: Sha256, formHash: z.optional(Sha256), procedure: Procedure }),
  }),
  listNationalProcedures: route({
    method: 'GET',
    path: '/api/v1/national-procedures',
    audience: 'anyone',
    summary:
      'All procedures of the national catalogue but those that the portal publishes itself, packed for the device',
    response: NationalList,
  }),
  readNationalProcedure: route({
    method: 'GET',
    path: '/api/v1/national-procedures/:code',
    audience: 'anyone',
    summary: 'What the national catalogue records of a procedure, made readable',
    params: z.object({ code: z.string().check(z.minLength(1), z.maxLength(40)) }),
    response: z.object({
      procedure: NationalProcedure,
      importedAt: Instant,
      /** False: the code is gone from the newest catalogue. */
      inLatest: z.boolean(),
      /** The portal publishes a guide of its own under this code: that one holds. */
      curated: z.boolean(),
    }),
  }),
  readForm: route({
    method: 'GET',
    path: '/api/v1/forms/:hash',
    audience: 'anyone',
    summary: 'A form definition by its hash; never changes',
    params: z.object({ hash: Sha256 }),
    response: FormDefinition,
  }),
  readUnits: route({
    method: 'GET',
    path: '/api/v1/administrative-units',
    audience: 'anyone',
    summary: 'The province in three tiers, all provinces, and the one-stop units',
    response: z.object({ units: z.array(AdministrativeUnit), agencies: z.array(AgencyUnit) }),
  }),
  readCalendar: route({
    method: 'GET',
    path: '/api/v1/working-calendar',
    audience: 'anyone',
    summary: 'Working hours, holidays and swapped days',
    response: WorkingCalendar,
  }),
  readProfile: route({
    method: 'GET',
    path: '/api/v1/profile',
    audience: 'anyone',
    summary: 'The province, its limits and its wording',
    response: ProvinceProfile,
  }),
};
