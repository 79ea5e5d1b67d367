import { expect, test } from 'vitest';
import { knownAnswers } from '#client/features/dossier-wizard/known-answers.ts';
import { Account } from '#domain/api/accounts.ts';
import type { Answers } from '#domain/forms/answers.ts';
import { sampleAnswers, shippedForm, shippedUnits } from '#tests/support/seeds.ts';

const account = Account.parse({
  id: '0b8f6a3e-52a4-4b8e-9a55-3f0f5a6f6f01',
  fullName: 'Nguyễn Thị Ánh Tuyết',
  birthDate: '1990-02-03',
  personalId: '030190123456',
  phone: '+84912345678',
  email: null,
  language: 'vi',
  identityAssurance: 'SELF_DECLARED',
  keepForNextTime: true,
  createdAt: '2026-11-25T01:00:00.000Z',
});

test('whoever got the letters of the last dossier does not stand in the next one; the applicant does', () => {
  const earlier: Answers = {
    ...sampleAnswers('extract'),
    delivery: 'POSTAL',
    postalName: 'Phạm Văn Bưu',
    postalPhone: '0987654321',
    postalAddress: { provinceCode: '30', districtCode: '288', communeCode: '10507', detail: 'Số 1' },
  };
  const units = new Map(shippedUnits().map((unit) => [unit.code, unit]));
  const known = knownAnswers(shippedForm('2.000635'), account, earlier, {
    context: { today: '2026-11-25' },
    units,
    homeProvince: '30',
  });
  expect(known).toMatchObject({ applicantName: account.fullName, applicantResidence: earlier['applicantResidence'] });
  expect(Object.keys(known).filter((field) => field.startsWith('postal'))).toEqual([]);
});
