import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { shippedForm } from '#tests/support/seeds.ts';

/** What a browser knows of whoever fills in (WCAG 2.2, 1.3.5), by the kind of the question. */
const TOKENS: Readonly<Record<string, string>> = {
  personName: 'name',
  phone: 'tel',
  email: 'email',
  address: 'street-address',
};
/** Letters may go elsewhere than where one lives: what the browser knows of that place, and not of the person. */
const POSTAL: Readonly<Record<string, string>> = {
  postalName: 'shipping name',
  postalPhone: 'shipping tel',
  postalAddress: 'shipping street-address',
};
const OWN_BIRTHDAY = /^(applicant|own)BirthDate$/;
const OWN_ORGANISATION = /^(organisationName|applicantPosition)$/;

const codes = readdirSync('src/server/database/seeds/forms').map((file) => file.replace('.json', ''));

describe.each(codes)('the e-form of %s', (code) => {
  const fields = shippedForm(code)
    .pages.flatMap((page) => page.sections)
    .flatMap((section) => section.fields)
    .flatMap((field) => (field.kind === 'guidance' ? [] : [field]));

  test('says what a browser may fill in of the applicant', () => {
    for (const { id, kind, autocomplete } of fields) {
      const token = OWN_BIRTHDAY.test(id) ? 'bday' : id.startsWith('applicant') ? TOKENS[kind] : undefined;
      if (token !== undefined) expect(autocomplete, id).toBe(token);
    }
  });

  test('and of the place where letters go', () => {
    for (const { id, autocomplete } of fields) if (POSTAL[id]) expect(autocomplete, id).toBe(POSTAL[id]);
  });

  test('and lets it fill in nothing of anybody else', () => {
    const others = fields.filter(
      ({ id }) => !id.startsWith('applicant') && !OWN_BIRTHDAY.test(id) && POSTAL[id] === undefined,
    );
    for (const { id, autocomplete } of others) {
      if (!OWN_ORGANISATION.test(id)) expect(autocomplete, id).toBeUndefined();
    }
  });
});
