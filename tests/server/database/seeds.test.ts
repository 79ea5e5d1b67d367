import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { FormDefinition } from '#domain/forms/form-definition.ts';
import { Procedure } from '#domain/procedures/procedure.ts';
import { LIFE_EVENTS } from '#domain/search/life-events.ts';
import { shippedProcedure } from '#tests/support/seeds.ts';
import nationalRecord from '../../fixtures/national-record.json' with { type: 'json' };
import guidanceRecord from '../../fixtures/national-record-guidance.json' with { type: 'json' };

/** Facts of the national catalogue: papers asked for (without the declaration, which is the e-form), cases and law. */
const record = z.record(
  z.string(),
  z.object({
    name: z.string(),
    components: z.array(z.object({ code: z.string(), name: z.string(), originals: z.int(), copies: z.int() })),
    cases: z.array(z.object({ code: z.string(), days: z.number(), unit: z.string() })),
    legalBases: z.array(z.string()),
  }),
);
const recorded = Object.entries({ ...record.parse(nationalRecord), ...record.parse(guidanceRecord) });

const folder = new URL('../../../src/server/database/seeds/', import.meta.url);
const seeds = (name: string): [string, unknown][] =>
  readdirSync(new URL(`${name}/`, folder)).map((file) => [
    file,
    JSON.parse(readFileSync(new URL(`${name}/${file}`, folder), 'utf8')),
  ]);

/** What a citizen of the province needs most (DOMAIN §6.1). An e-form's writer adds the procedure here. */
const SHIPPED = [
  ...['1.001193', '1.004884', '1.000656', '2.000635', '1.001022', '1.004837', '1.004859', '2.000986', '2.000884'],
  ...['2.001035', '2.000908', '1.004222', '1.003197', '3.000333', '3.000347', '2.000720', '1.001570', '1.001266'],
  ...['2.001610', '1.013227', '1.115620', '1.115619', '1.115613', '1.115593', '1.001776', '1.001699', '1.014027'],
  ...['1.010833', '1.011607', '2.001955', '3.000182', '1.000894', '1.004873', '1.001612', '1.004194', '1.013225'],
  '2.000815',
];

test('the procedures that people need most are all shipped', () => {
  const shipped = seeds('procedures').map(([file]) => file.replace('.json', ''));
  expect(shipped).toEqual(expect.arrayContaining(SHIPPED));
});

describe.each(SHIPPED)('the guidance of %s', (code) => {
  const { sector, legalBases, ...procedure } = shippedProcedure(code);

  test('tells who, where, how, what comes of it and what one would call it', () => {
    expect(procedure.steps.length).toBeGreaterThan(1);
    expect(procedure.results.length).toBeGreaterThan(0);
    expect(procedure.aliases.length).toBeGreaterThan(2);
    expect(procedure.lifeEvents.filter((it) => !LIFE_EVENTS.some((event) => event.code === it))).toEqual([]);
    expect(procedure.lifeEvents.length).toBeGreaterThan(0);
    expect(sector.name.vi).not.toBe('');
  });

  test('names no paper twice and shows nothing as free or as needless that is not known to be', () => {
    const codes = procedure.componentGroups.flatMap((group) => group.items.map((it) => it.code));
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length > 0 || procedure.papersUnsure).toBe(true);
    for (const fee of procedure.fees) expect(fee.unitAmount !== 0 || fee.unsure).toBe(true);
    expect(new Set(procedure.fees.map((it) => it.id)).size).toBe(procedure.fees.length);
    expect(new Set(legalBases.map((it) => it.number)).size).toBe(legalBases.length);
  });
});

test.each(seeds('procedures'))('the procedure %s is written in the language of procedures', (_, seed) => {
  expect(Procedure.safeParse(seed).error?.issues).toBeUndefined();
});

test.each(seeds('forms'))('the form %s is written in the language of forms', (_, seed) => {
  expect(FormDefinition.safeParse(seed).error?.issues).toBeUndefined();
});

describe.each(recorded)('the procedure %s says what the national catalogue records', (code, facts) => {
  const procedure = shippedProcedure(code);
  const components = procedure.componentGroups.flatMap((group) => group.items);
  const byCode = <T extends { readonly code: string }>(list: readonly T[]): T[] =>
    [...list].sort((a, b) => (a.code < b.code ? -1 : 1));

  test('its papers by code, name and number of originals and copies; others are marked as our own', () => {
    expect(procedure.name.vi).toBe(facts.name);
    const national = components.filter((it) => !it.code.startsWith('MC-'));
    const told = national.map((it) => ({
      code: it.code,
      name: it.name.vi,
      originals: it.originals,
      copies: it.copies,
    }));
    expect(byCode(told)).toEqual(byCode(facts.components));
  });

  test('its cases, none of one day given more than the day or the time of verifying', () => {
    const national = procedure.cases.filter((it) => !it.code.startsWith('MC-'));
    expect(byCode(national).map((it) => it.code)).toEqual(byCode(facts.cases).map((it) => it.code));
    for (const { code: caseCode, days, unit } of facts.cases) {
      const limit = procedure.cases.find((it) => it.code === caseCode)?.timeLimit ?? procedure.timeLimit;
      if (limit.unit === 'SAME_DAY') expect(days).toBe(1);
      else if (limit.unsure !== true)
        expect(limit).toMatchObject({ unit: unit === 'DAY' ? 'DAY' : 'WORKING_DAY', amount: days });
    }
  });

  test('its law, and every rule that a fee cites', () => {
    const numbers = procedure.legalBases.map((it) => it.number);
    expect(numbers).toEqual(expect.arrayContaining(facts.legalBases));
    const cited = procedure.fees.flatMap((fee) => fee.legalBasis.match(/\d+\/\d{4}\/[\p{Lu}\d-]+/gu) ?? []);
    if (procedure.formCode !== undefined) expect(cited.length).toBeGreaterThan(0);
    expect(numbers).toEqual(expect.arrayContaining(cited));
  });

  test('what holds for papers by post, from abroad and photographed', () => {
    if (procedure.formCode === undefined) return;
    for (const word of ['chứng thực', 'hợp pháp hóa lãnh sự', 'rõ nét, đầy đủ'])
      expect(procedure.requirements?.vi).toContain(word);
  });
});
