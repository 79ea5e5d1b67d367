import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { feesByWay } from '#domain/procedures/national-fees.ts';
import { NationalProcedure } from '#domain/procedures/national-procedure.ts';
import { nationalProcedureOf, rowOfRecord } from '#domain/procedures/national-procedure-of.ts';
import { readNationalRecord } from '#domain/procedures/national-record.ts';
import { NationalRow } from '#domain/procedures/national-row.ts';
import { NATIONAL_FIXTURES, nationalFixture, nationalRecords, wholeCatalogue } from '#tests/support/national.ts';

function readable(raw: unknown): NationalProcedure {
  const { record } = readNationalRecord(raw);
  if (record === undefined) throw new Error('not readable');
  return nationalProcedureOf(NationalRow.parse(rowOfRecord(record)), record);
}
const of = (code: string): NationalProcedure => readable(nationalFixture(code));
const bare = (parts: Record<string, unknown>) => readable({ code: '9.000001', name: 'Thử', ...parts });
const withFee = (fee: Record<string, unknown>) =>
  bare({ executionMethods: [{ submissionMethod: 'DIRECT', fees: [fee] }] }).ways[0]?.fees[0]?.amount;

describe('How long it takes', () => {
  test('two limits that contradict each other are both shown, as depending on the case', () => {
    expect(of('1.004837').time).toEqual({
      kind: 'dependsOnCase',
      reason: 'differs',
      said: [
        { amount: 3, unit: 'WORKING_DAY' },
        { amount: 5, unit: 'WORKING_DAY' },
      ],
    });
    const permit = of('1.013225');
    expect(permit.time).toMatchObject({
      reason: 'differs',
      said: [
        { amount: 10, unit: 'WORKING_DAY' },
        { amount: 20, unit: 'DAY' },
      ],
    });
    // The seven days of a family house stand in the text only.
    expect(permit.ways[0]?.time).toMatchObject({ kind: 'dependsOnCase', reason: 'inWords' });
    expect(permit.ways[0]?.text.join()).toContain('7 ngày làm việc');
  });

  test('the unit "other" says to look at the cases, whatever number stands before it', () => {
    const { time, ways, cases } = of('1.001193');
    expect(ways[0]?.time).toEqual({ kind: 'dependsOnCase', reason: 'seeCases', said: [] });
    expect(time).toMatchObject({ kind: 'dependsOnCase', reason: 'seeCases' });
    // The record has the case twice, under two codes.
    expect(cases).toHaveLength(1);
  });

  test('halves of days stay halves, a sentence stays a sentence, nothing said is nothing said', () => {
    expect(of('1.115370').cases.map((it) => it.time)).toContainEqual({
      kind: 'limit',
      limit: { amount: 7.5, unit: 'WORKING_DAY' },
    });
    expect(of('1.115753').ways.some((it) => it.time.kind === 'dependsOnCase' && it.time.reason === 'inWords')).toBe(
      true,
    );
    expect(bare({}).time).toEqual({ kind: 'dependsOnCase', reason: 'notSaid', said: [] });
    const zero = bare({
      executionMethods: [{ submissionMethod: 'DIRECT', processingTime: 0, processingTimeUnit: 'OTHER' }],
    });
    expect(zero.time).toMatchObject({ kind: 'dependsOnCase', reason: 'notSaid' });
  });

  test('dates in a text are no limits', () => {
    const description = '03 ngày làm việc, theo Thông tư ngày 14/11/2016 có hiệu lực từ 01 tháng 8 năm 2024.';
    const method = { submissionMethod: 'DIRECT', processingTime: 3, processingTimeUnit: 'WORKING_DAY', description };
    expect(bare({ executionMethods: [method] }).time).toMatchObject({ kind: 'limit' });
  });
});

describe('What it costs', () => {
  test('a zero that means "set by the council", or nothing at all, is never shown as free', () => {
    expect(of('1.013225').fee).toEqual({ kind: 'dependsOnCase', reason: 'council' });
    expect(of('1.001193').fee).toEqual({ kind: 'dependsOnCase', reason: 'notSaid' });
    expect(withFee({ value: 0, description: 'Miễn lệ phí cho người cao tuổi.' })).toMatchObject({ reason: 'inWords' });
    expect(withFee({ value: null, description: 'Chi tiết tại văn bản kèm theo' })).toMatchObject({
      reason: 'attachment',
    });
    expect(withFee({ value: 0, description: 'Không thu phí.' })).toEqual({ kind: 'none' });
    expect(bare({ executionMethods: [{ submissionMethod: 'DIRECT' }] }).fee).toMatchObject({ reason: 'notSaid' });
  });

  test('100 for 100,000 is flagged and not corrected; the other ways keep their amount', () => {
    const { ways, fee } = of('2.001610');
    expect(ways.map((it) => [it.methods, it.fees[0]?.amount])).toEqual([
      [['ONLINE'], { kind: 'dependsOnCase', reason: 'doubtful', written: 100 }],
      [['POSTAL', 'DIRECT'], { kind: 'amount', amount: 100_000, currency: 'VND' }],
    ]);
    expect(fee).toMatchObject({ kind: 'dependsOnCase', reason: 'differs' });
  });

  test('dollars stay dollars, and an amount without a currency that nobody asks in đồng is in doubt', () => {
    const dollars = of('1.115403').ways.flatMap((it) => it.fees.map((fee) => fee.amount));
    expect(dollars).toContainEqual({ kind: 'amount', amount: 100, currency: 'USD' });
    expect(of('1.001121').fee).toEqual({ kind: 'dependsOnCase', reason: 'doubtful', written: 200 });
  });

  test('an amount that its own text contradicts is in doubt', () => {
    const description = 'Nộp qua cổng trực tuyến thu 7.000 đồng/lần.';
    expect(withFee({ value: 5_000, description })).toEqual({
      kind: 'dependsOnCase',
      reason: 'doubtful',
      written: 5_000,
    });
    expect(withFee({ value: 7_000, description })).toMatchObject({ kind: 'amount' });
  });

  test('ways of filing that ask the same are said once', () => {
    const groups = feesByWay(of('1.013225').ways);
    expect(groups.map((it) => it.methods)).toEqual([['ONLINE', 'POSTAL', 'DIRECT']]);
  });
});

describe('What to prepare', () => {
  const paper = (name: string, originalQty = 1, copyQty = 0) => ({ name, originalQty, copyQty });
  const groups = (...executionCases: unknown[]) => bare({ executionCases }).paperGroups;

  test('what has neither originals nor copies is a note, and so is what calls itself one', () => {
    const [group] = groups({
      name: '',
      profileComponents: [
        paper('- Tờ khai'),
        paper('Giấy tờ nước ngoài phải hợp pháp hóa', 0),
        paper('Lưu ý: nộp bản chụp'),
      ],
    });
    expect(group?.papers.map((it) => it.name)).toEqual(['Tờ khai']);
    expect(group?.notes).toEqual(['Giấy tờ nước ngoài phải hợp pháp hóa', 'Lưu ý: nộp bản chụp']);
    const [notes] = groups({ name: '* Lưu ý :', profileComponents: [paper('- Nộp trong giờ hành chính')] });
    expect(notes).toMatchObject({ papers: [], notes: ['Nộp trong giờ hành chính'] });
  });

  test('alternatives stay in one piece with their numbers', () => {
    const names = of('1.001193').paperGroups.flatMap((it) => it.papers);
    const birth = names.find((it) => it.name.startsWith('Giấy chứng sinh; trường hợp không có'));
    expect(birth).toMatchObject({ originals: 1, copies: 0 });
    expect(birth?.name).toContain('nếu không có người làm chứng thì phải có giấy cam đoan');
  });

  test('what several cases ask for is shown once, with the cases', () => {
    const all = groups(
      { name: 'Trường hợp A:', profileComponents: [paper('Đơn đề nghị'), paper('Giấy A')] },
      { name: 'Trường hợp B:', profileComponents: [paper('- Đơn đề nghị.'), paper('Giấy B')] },
    );
    expect(all.map((it) => [it.title, it.shared, it.papers.map((one) => one.name)])).toEqual([
      [undefined, true, ['Đơn đề nghị']],
      ['Trường hợp A', false, ['Giấy A']],
      ['Trường hợp B', false, ['Giấy B']],
    ]);
    expect(all[0]?.papers[0]?.askedIn).toEqual(['Trường hợp A', 'Trường hợp B']);
  });

  test('what everybody is asked for anyway is not repeated by a case', () => {
    const all = groups(
      { name: 'Trường hợp A', profileComponents: [paper('Đơn đề nghị'), paper('Giấy A')] },
      { name: '', profileComponents: [paper('Đơn đề nghị')] },
    );
    expect(all.map((it) => it.papers.map((one) => one.name))).toEqual([['Đơn đề nghị'], ['Giấy A']]);
    expect(all[1]?.depends).toBe(true);
  });

  test('what is only shown is apart, and a group with nothing in it is none', () => {
    const all = groups(
      { name: '* Giấy tờ phải xuất trình:', profileComponents: [paper('Hộ chiếu')] },
      { name: 'Trống' },
    );
    expect(all.map((it) => [it.mode, it.papers.length])).toEqual([['PRESENT', 1]]);
  });
});

test('a row without a full record keeps what it says and leaves the rest open', () => {
  const row = NationalRow.parse({ code: '1.014955-Xoa', name: 'Hỗ trợ', departments: ['Sở Tư pháp', null] });
  expect(nationalProcedureOf(row)).toMatchObject({
    code: '1.014955-Xoa',
    detailed: false,
    executing: ['Sở Tư pháp'],
    time: { kind: 'dependsOnCase', reason: 'notSaid' },
    fee: { kind: 'dependsOnCase', reason: 'notSaid' },
  });
});

/** What must hold of every record, whatever it says. */
function expectHonest(procedure: NationalProcedure): void {
  expect(NationalProcedure.safeParse(procedure).error?.issues).toBeUndefined();
  for (const group of procedure.paperGroups) {
    expect(group.papers.length + group.notes.length).toBeGreaterThan(0);
    for (const paper of group.papers) expect(paper.originals + paper.copies).toBeGreaterThan(0);
  }
  const names = procedure.paperGroups.flatMap((it) =>
    it.papers.map((one) => `${one.name} ${one.originals}/${one.copies}`),
  );
  // Once each, but for what is to be submitted in one group and shown in another.
  expect(names.length - new Set(names).size).toBeLessThanOrEqual(1);
  const amounts = [procedure.fee, ...procedure.ways.flatMap((it) => it.fees.map((fee) => fee.amount))];
  for (const amount of amounts)
    if (amount.kind === 'amount' && amount.currency === 'VND') expect(amount.amount).toBeGreaterThanOrEqual(1_000);
  const limits = new Set(
    [...procedure.ways, ...procedure.cases].flatMap(({ time }) =>
      time.kind === 'limit' ? [JSON.stringify(time.limit)] : [],
    ),
  );
  if (procedure.time.kind === 'limit') expect(limits.size).toBeLessThanOrEqual(1);
  expect(JSON.stringify(procedure)).not.toMatch(
    /<\/?(?:p|br|div|span|b|ul|li)\b|&(?:nbsp|amp|lt|gt|quot);|\u200E|\u00A0/,
  );
}

test('every fixture is read whole and honestly', () => {
  for (const raw of nationalRecords(NATIONAL_FIXTURES)) {
    expect(readNationalRecord(raw).unread).toEqual([]);
    expectHonest(readable(raw));
  }
});

test('whatever is broken in a record, the rest is read and what was left out is told', () => {
  const records = nationalRecords(NATIONAL_FIXTURES) as Record<string, unknown>[];
  const keys = [
    'executionSteps',
    'executionMethods',
    'executionCases',
    'cases',
    'legalBasisesDetails',
    'note',
    'updatedAt',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...records),
      fc.constantFrom(...keys),
      fc.jsonValue({ maxDepth: 3 }),
      (raw, key, junk) => {
        const damaged = { ...raw, [key]: junk };
        const { record, unread } = readNationalRecord(damaged);
        expect(record?.code).toBe(raw['code']);
        expect(unread.every((path) => path.startsWith(key))).toBe(true);
        expectHonest(readable(damaged));
        const list = raw[key];
        if (!Array.isArray(list)) return;
        // One bad entry among good ones takes only itself away.
        const mixed = readNationalRecord({ ...raw, [key]: [...(list as unknown[]), 7] });
        expect(mixed.unread).toEqual([`${key}.${list.length}`]);
      },
    ),
    { numRuns: 200, seed: 42 },
  );
});

const whole = wholeCatalogue();
test.skipIf(whole === undefined)(
  'every full record of the catalogue is read whole and honestly',
  { timeout: 120_000 },
  () => {
    const records = nationalRecords(whole ?? '');
    expect(records.length).toBeGreaterThan(300);
    for (const raw of records) {
      expect(readNationalRecord(raw).unread).toEqual([]);
      expectHonest(readable(raw));
    }
  },
);
