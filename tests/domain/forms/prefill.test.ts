import { describe, expect, test } from 'vitest';
import { prefilledAnswers } from '#domain/forms/prefill.ts';
import { sampleAnswers, shippedForm } from '#tests/support/seeds.ts';

const fields = shippedForm('1.001193').pages.flatMap((page) => page.sections.flatMap((section) => section.fields));
const context = { today: '2026-11-23' };
const { motherName: _name, motherBirthDate: _birth, fatherName: _father, ...answers } = sampleAnswers('birth');

describe('Nobody says the same twice', () => {
  test('a mother who declares the birth finds her own name and birth date in the part about the mother', () => {
    expect(prefilledAnswers(fields, answers, context)).toEqual({
      motherName: answers['applicantName'],
      motherBirthDate: answers['applicantBirthDate'],
    });
  });

  test('a grandparent finds nothing there, and what was answered is left alone', () => {
    expect(prefilledAnswers(fields, { ...answers, applicantRelation: 'GRANDPARENT' }, context)).toEqual({});
    expect(prefilledAnswers(fields, { ...answers, motherName: 'Khác' }, context)).not.toHaveProperty('motherName');
  });
});
