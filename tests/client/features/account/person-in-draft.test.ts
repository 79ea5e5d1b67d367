import { describe, expect, test } from 'vitest';
import { personInDraft } from '#client/features/account/person-in-draft.ts';
import { sampleAnswers, shippedForm } from '#tests/support/seeds.ts';

const today = { today: '2026-11-23' };

describe('Who files is read from the e-form', () => {
  test('a birth registration names the applicant, not the child or a parent', () => {
    expect(personInDraft(shippedForm('1.001193'), sampleAnswers('birth'), today)).toEqual({
      fullName: 'Trần Thị Hoa',
      birthDate: '1995-04-12',
      personalId: '030195001234',
      phone: '0912345678',
      email: '',
    });
  });
  test("an extract of one's own record names one's own birth date", () => {
    const known = personInDraft(shippedForm('2.000635'), sampleAnswers('extract'), today);
    expect(known).toMatchObject({ birthDate: '1990-02-03', personalId: '030190123456' });
  });
  test("an extract for somebody else does not take that person's birth date and number", () => {
    const answers = {
      ...sampleAnswers('extract'),
      subjectRelation: 'PARENT',
      personName: 'Nguyễn Văn Cha',
      personPersonalId: '030060123456',
    };
    const known = personInDraft(shippedForm('2.000635'), answers, today);
    expect(known).toMatchObject({ fullName: 'Nguyễn Thị Ánh Tuyết', birthDate: '', personalId: '030190123456' });
  });
  test('a year alone is no birth date to register with', () => {
    const answers = { ...sampleAnswers('extract'), ownBirthDate: '1990' };
    expect(personInDraft(shippedForm('2.000635'), answers, today).birthDate).toBe('');
  });
});
