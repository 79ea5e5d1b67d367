import type { Account } from '#domain/api/accounts.ts';
import type { Answers } from '#domain/forms/answers.ts';
import { type FieldScope, fieldFault } from '#domain/forms/check-field.ts';
import type { FormDefinition } from '#domain/forms/form-definition.ts';

/**
 * What a new e-form begins with when its owner consented to be filled in next time (Decree 45/2020 Art 9.2): what the account says,
 * and what the applicant declared about themselves in an earlier dossier. Shown to be changed, never decided; what the form would
 * not take is left out.
 */
export function knownAnswers(
  definition: FormDefinition,
  account: Account,
  earlier: Answers,
  surroundings: Omit<FieldScope, 'definition' | 'answers'>,
): Answers {
  const { applicantName } = definition.roles;
  const pages = definition.pages.map((page) =>
    page.sections.flatMap((it) => (it.repeat === undefined ? it.fields : [])),
  );
  const own = pages.find((fields) => fields.some((field) => field.id === applicantName)) ?? [];
  const contacts: Record<string, string | null> = { bday: account.birthDate, tel: account.phone, email: account.email };
  const known: Answers = {};
  for (const field of pages.flat()) {
    if (field.kind === 'guidance') continue;
    const ofAccount =
      field.id === applicantName
        ? account.fullName
        : field.kind === 'personalId' && own.includes(field)
          ? account.personalId
          : field.autocomplete && contacts[field.autocomplete];
    // A letter may have gone to somebody else.
    const aboutThem = own.includes(field) || (field.autocomplete && !field.autocomplete.startsWith('shipping '));
    const value = ofAccount || (aboutThem ? earlier[field.id] : undefined);
    if (value === undefined) continue;
    const scope = { ...surroundings, definition, answers: { ...known, [field.id]: value } };
    if (fieldFault(field, value, scope) === undefined) known[field.id] = value;
  }
  return known;
}
