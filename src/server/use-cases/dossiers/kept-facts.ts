import { localDate } from '#domain/deadlines/local-time.ts';
import { type FormSets, formNumberOn, StatutoryForm } from '#domain/documents/form-set.ts';
import type { DeliveryMethod } from '#domain/procedures/procedure.ts';
import type { Paper } from '#server/adapters/printing/port.ts';
import type { DocumentRecord } from '#server/repositories/document-repository.ts';

/** Facts as the first release kept them. */
interface FirstFacts {
  readonly provinceName: string;
  readonly lookUpUrl: string;
  readonly issuedAt: string;
  readonly applicant?: object;
  readonly papers?: readonly { readonly name: string }[];
  readonly points?: readonly object[];
  readonly delivery?: DeliveryMethod;
}

/** What the first release did not keep stays open on its papers; nothing is made up afterwards. */
function completed(kind: string, facts: FirstFacts, sets: FormSets): object {
  const statutory = StatutoryForm.safeParse(kind);
  const { applicant, papers = [], points = [], delivery } = facts;
  const components = [...new Set(papers.map((it) => it.name))].map((name) => ({
    name,
    kind: 'ELECTRONIC_COPY',
    quantity: 1,
    files: papers.filter((it) => it.name === name).length,
  }));
  return {
    unitPhone: null,
    place: facts.provinceName,
    lookUpSite: facts.lookUpUrl.replace(/^https?:\/\//, '').replace(/\/[^/]*$/, ''),
    ...facts,
    ...(applicant === undefined
      ? {}
      : { applicant: { organisation: null, taxCode: null, address: null, ...applicant } }),
    ...(statutory.success ? { form: formNumberOn(sets, statutory.data, localDate(facts.issuedAt)) } : {}),
    ...(kind === 'FORM_01'
      ? {
          caseName: null,
          components,
          sets: 1,
          timeLimit: null,
          delivery: { method: delivery, place: null, copies: null },
          charges: [],
          registerOrdinal: null,
        }
      : {}),
    ...(kind === 'FORM_02' ? { number: 1, points: points.map((point) => ({ remedy: null, ...point })) } : {}),
    ...(kind === 'FORM_03' || kind === 'FORM_05' ? { withdrawalAskedAt: null, returned: null } : {}),
  };
}

/** A paper as it was issued, from the facts of its day. */
export function paperFromFacts({ document, facts }: DocumentRecord, sets: FormSets): Paper {
  const kept = facts as FirstFacts;
  return {
    kind: document.kind,
    facts: 'lookUpSite' in kept ? kept : completed(document.kind, kept, sets),
  } as unknown as Paper;
}
