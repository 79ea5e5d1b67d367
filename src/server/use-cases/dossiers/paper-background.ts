import type { Account } from '#domain/api/accounts.ts';
import type { AdministrativeUnit, AgencyUnit } from '#domain/api/catalogue.ts';
import { pageAddress } from '#domain/api/pages.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import type { ManifestPart } from '#domain/dossiers/manifest.ts';
import { addressInWords } from '#domain/forms/answer-lines.ts';
import { AddressAnswer, type Answers } from '#domain/forms/answers.ts';
import type { FormDefinition } from '#domain/forms/form-definition.ts';
import { pruneAnswers } from '#domain/forms/visibility.ts';
import type { Procedure } from '#domain/procedures/procedure.ts';
import type { Applicant, ComponentLine, PaperHead, PaperLine } from '#server/adapters/printing/port.ts';
import { findAccount } from '#server/repositories/account-repository.ts';
import type { DossierRecord } from '#server/repositories/dossier-repository.ts';
import { type DossierRevision, findRevision } from '#server/repositories/revision-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import type { Province } from '#server/use-cases/catalogue/catalogue-cache.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

/** What papers about a dossier are made of, read once. */
export interface PaperBackground {
  readonly head: PaperHead;
  readonly applicant: Applicant;
  readonly procedure: Procedure;
  readonly form: FormDefinition;
  /** Only what was asked. */
  readonly answers: Answers;
  readonly revision: DossierRevision;
  readonly province: Province;
}

const textOf = (answers: Answers, field: string | undefined): string | null => {
  const answer = field === undefined ? undefined : answers[field];
  return typeof answer === 'string' && answer !== '' ? answer : null;
};

/** The address in an answer in words; null where there is none. */
export function addressOf(
  answers: Answers,
  field: string | undefined,
  units: readonly AdministrativeUnit[],
): string | null {
  const address = AddressAnswer.safeParse(field === undefined ? undefined : answers[field]);
  return address.success ? addressInWords(address.data, new Map(units.map((unit) => [unit.code, unit]))) : null;
}

/** "Phường Cẩm Thượng" → "Cẩm Thượng": where an office of the commune dates its papers. */
const placeName = (unit: AdministrativeUnit | undefined): string | undefined =>
  unit?.name.replace(/^(Phường|Xã|Thị trấn|Đặc khu) /, '');

const unitFacts = (agency: AgencyUnit | undefined, id: string) => ({
  unitName: agency?.name.vi ?? id,
  unitAddress: agency?.address ?? null,
  unitPhone: agency?.phone ?? null,
});

/** @param number the revision; absent: the latest */
export async function readPaperBackground(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
  number: number = dossier.revision,
): Promise<PaperBackground> {
  const revision = await findRevision(store, dossier.id, number);
  const account = await findAccount(store, dossier.accountId);
  if (revision === undefined || account === undefined) throw new Error(`dossier ${dossier.id} is not whole`);
  return paperBackgroundOf(context, store, dossier, revision, account);
}

/** The same of what is at hand already. */
export async function paperBackgroundOf(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
  revision: DossierRevision,
  account: Account,
): Promise<PaperBackground> {
  const { procedure } = await context.catalogue.procedure(store, dossier.procedureHash);
  const province = await context.catalogue.province(store);
  const { agencies, profile, units } = province;
  const form = await context.catalogue.form(store, revision.manifest.formHash);
  const answers = pruneAnswers(form, revision.answers, { today: localDate(dossier.officialReceivedAt) });
  const code = dossier.dossierCode ?? dossier.submissionReference;
  return {
    head: {
      provinceName: profile.name.vi,
      ...unitFacts(agencies.get(dossier.competentUnitId), dossier.competentUnitId),
      place: placeName(units.find((unit) => unit.unitId === dossier.competentUnitId)) ?? profile.name.vi,
      hotline: profile.hotline,
      procedureName: procedure.plainName.vi,
      procedureCode: procedure.code,
      submissionReference: dossier.submissionReference,
      dossierCode: dossier.dossierCode,
      lookUpUrl: `${context.publicUrl}${pageAddress('lookUpCode', { code })}`,
      lookUpSite: `${context.publicUrl.replace(/^https?:\/\//, '')}${pageAddress('lookUp')}`,
      issuedAt: instantNow(context),
    },
    applicant: {
      name: account.fullName,
      organisation: textOf(answers, form.roles.organisationName),
      personalId: account.personalId,
      taxCode: textOf(answers, form.roles.taxCode),
      address: addressOf(answers, form.roles.applicantAddress, units),
      phone: account.phone,
      email: account.email,
    },
    procedure,
    form,
    answers,
    revision,
    province,
  };
}

const componentsOf = (procedure: Procedure) =>
  new Map(procedure.componentGroups.flatMap((group) => group.items).map((item) => [item.code, item]));

/** Every file with its hash, under the name that one would say aloud. */
export function paperLines({ procedure, revision }: PaperBackground): PaperLine[] {
  const components = componentsOf(procedure);
  return revision.manifest.parts.map(({ componentCode, name, size, sha256 }) => ({
    name: components.get(componentCode)?.plainName.vi ?? componentCode,
    fileName: name,
    size,
    sha256,
  }));
}

/** What was handed in, a line a component under the law's name: files are pages of one paper. */
export function componentLines(procedure: Procedure, parts: readonly ManifestPart[]): ComponentLine[] {
  const components = componentsOf(procedure);
  return [...new Set(parts.map((part) => part.componentCode))].map((code) => ({
    name: components.get(code)?.name.vi ?? code,
    kind: 'ELECTRONIC_COPY',
    quantity: 1,
    files: parts.filter((part) => part.componentCode === code).length,
  }));
}
