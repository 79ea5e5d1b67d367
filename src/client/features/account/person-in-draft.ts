import type { Answers } from '#domain/forms/answers.ts';
import type { EvaluationContext } from '#domain/forms/evaluate.ts';
import type { Field, FormDefinition } from '#domain/forms/form-definition.ts';
import { normaliseAnswers } from '#domain/forms/normalise-answers.ts';
import { visiblePages } from '#domain/forms/visibility.ts';
import type { Person } from '#domain/identity/person.ts';

/** What an e-form already says about the one who files it; empty where it does not. */
export interface KnownPerson extends Person {
  readonly phone: string;
  readonly email: string;
}

export const NOBODY: KnownPerson = { fullName: '', birthDate: '', personalId: '', phone: '', email: '' };

const WHOLE_DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads name, birth date, number and contacts of the applicant from a draft, so that nothing is typed again (Decree 45/2020
 * Art 4.3). Autocomplete tokens say which fields are about the person who fills in; HTML has none for the personal number,
 * so that is the one on the applicant's own page.
 */
export function personInDraft(definition: FormDefinition, answers: Answers, context: EvaluationContext): KnownPerson {
  const asked = normaliseAnswers(definition, answers, context);
  const pages = visiblePages(definition, asked, context).map(({ sections }) =>
    sections.filter(({ section }) => section.repeat === undefined).flatMap(({ fields }) => fields),
  );
  const all = pages.flat();
  const own = pages.find((fields) => fields.some((field) => field.id === definition.roles.applicantName)) ?? [];
  const textOf = (field: Field | undefined): string => {
    const answer = field === undefined ? undefined : asked[field.id];
    return typeof answer === 'string' ? answer : '';
  };
  const token = (name: string) => all.find((field) => field.kind !== 'guidance' && field.autocomplete === name);
  const birthDate = textOf(token('bday'));
  return {
    fullName: textOf(all.find((field) => field.id === definition.roles.applicantName)),
    birthDate: WHOLE_DATE.test(birthDate) ? birthDate : '',
    personalId: textOf(own.find((field) => field.kind === 'personalId')),
    phone: textOf(token('tel')),
    email: textOf(token('email')),
  };
}
