import type { AdministrativeUnit, AgencyUnit } from '#domain/api/catalogue.ts';
import { ordinalOfDossierCode } from '#domain/dossiers/dossier-code.ts';
import type { DossierCodePattern } from '#domain/dossiers/dossier-code-pattern.ts';
import type { ManifestPart } from '#domain/dossiers/manifest.ts';
import type { FeeLine } from '#domain/fees/fee-rule.ts';
import type { Answers } from '#domain/forms/answers.ts';
import { deriveSubmission } from '#domain/forms/derive.ts';
import type { FormDefinition } from '#domain/forms/form-definition.ts';
import type { Procedure, TimeLimit } from '#domain/procedures/procedure.ts';
import type { ChargeLine, Form01Facts, StatutoryFormFacts } from '#server/adapters/printing/port.ts';
import type { DossierRecord } from '#server/repositories/dossier-repository.ts';
import { addressOf, componentLines } from './paper-background.ts';

/** What form 01 is made of. */
export interface Form01Sources {
  readonly dossier: DossierRecord;
  readonly procedure: Procedure;
  readonly form: FormDefinition;
  readonly answers: Answers;
  readonly parts: readonly ManifestPart[];
  readonly units: readonly AdministrativeUnit[];
  readonly agencies: ReadonlyMap<string, AgencyUnit>;
  readonly codePattern: DossierCodePattern;
  /** Of the case that the officer chose, where the procedure has any. */
  readonly caseName: string | undefined;
  readonly timeLimit: TimeLimit;
  /** By the procedure's rules, and by what officers set. */
  readonly fees: readonly FeeLine[];
}

const chargeOf = ({ name, quantity, unitAmount, amount, waivedBecause, payAt }: FeeLine): ChargeLine => ({
  name: name.vi,
  quantity,
  unitAmount,
  amount,
  waivedBecause: waivedBecause?.vi ?? null,
  withResult: payAt === 'RESULT',
});

const sumOf = (lines: readonly FeeLine[], payAt: FeeLine['payAt']): number =>
  lines.reduce((sum, line) => sum + (line.payAt === payAt ? (line.amount ?? 0) : 0), 0);

/** Where the result waits: the unit that was chosen, or the address that the post takes it to. */
function placeOfResult({ form, answers, units, agencies }: Form01Sources): Form01Facts['delivery'] {
  const { delivery: method, returnUnitId, copies } = deriveSubmission(form, answers, units);
  if (method === 'POSTAL') return { method, place: addressOf(answers, form.roles.postalAddress, units), copies };
  if (method === 'ELECTRONIC') return { method, place: null, copies };
  const agency = returnUnitId === undefined ? undefined : agencies.get(returnUnitId);
  const place = [agency?.name.vi ?? returnUnitId, agency?.address].filter((it) => it !== undefined).join(', ');
  return { method, place: place === '' ? null : place, copies };
}

/** The facts of form 01 beside those that all forms share (DOMAIN: one line a component, the fee line by line). */
export function form01Facts(sources: Form01Sources, at: string): Omit<Form01Facts, keyof StatutoryFormFacts> {
  const { dossier, procedure, form, fees } = sources;
  const declaration = {
    name: (form.print?.title ?? form.title).vi,
    kind: 'E_FORM',
    quantity: 1,
    files: 0,
  } as const;
  return {
    caseName: sources.caseName ?? null,
    components: [declaration, ...componentLines(procedure, sources.parts)],
    sets: 1,
    timeLimit: sources.timeLimit,
    receivedAt: dossier.officialReceivedAt,
    acceptedAt: dossier.acceptedAt ?? at,
    dueAt: dossier.clocks.findLast((clock) => clock.kind === 'PROCESSING')?.dueAt ?? null,
    delivery: placeOfResult(sources),
    charges: fees.map(chargeOf),
    // Corrections may have added to what is due; what is paid with the result comes on top.
    amountDue: Math.max(dossier.amountDue, sumOf(fees, 'SUBMISSION')) + sumOf(fees, 'RESULT'),
    amountPaid: dossier.amountPaid,
    registerOrdinal:
      dossier.dossierCode === null ? null : ordinalOfDossierCode(sources.codePattern, dossier.dossierCode),
  };
}
