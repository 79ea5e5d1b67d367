import { expect, test } from 'vitest';
import { FeeRule } from '#domain/fees/fee-rule.ts';
import { quoteFees } from '#domain/fees/quote-fees.ts';
import type { Answers } from '#domain/forms/answers.ts';

const words = { vi: 'Theo danh sách', en: 'By list' };
const perPerson = FeeRule.parse({
  id: 'byList',
  kind: 'FEE',
  name: words,
  unitAmount: 5000,
  per: { count: 'people', where: { field: 'exempt', is: false } },
  waivers: [],
  explanation: words,
  legalBasis: 'Thông tư 75/2022/TT-BTC',
  validFrom: '2021-01-01',
  payAt: 'SUBMISSION',
});
const quote = (answers: Answers) => quoteFees([perPerson], answers, { today: '2026-11-23' }).lines[0];
const [paying, exempt] = [{ exempt: false }, { exempt: true }];

test.each<[string, Answers, number | null, number | null]>([
  ['each person on the list pays once', { people: [paying, paying, paying] }, 3, 15_000],
  ['who is exempt is not counted', { people: [paying, exempt] }, 1, 5000],
  ['a list of the exempt costs nothing', { people: [exempt] }, 0, 0],
  ['who has not said it yet is not counted', { people: [paying, {}] }, 1, 5000],
  ['an empty list says nothing yet', { people: [] }, null, null],
  ['nor does none', {}, null, null],
  ['nor a word in place of a list', { people: 'x' }, null, null],
])('%s', (_, answers, quantity, amount) => {
  expect(quote(answers)).toMatchObject({ quantity, amount });
});
