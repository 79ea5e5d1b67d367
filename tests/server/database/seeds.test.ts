import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { FormDefinition } from '#domain/forms/form-definition.ts';
import { Procedure } from '#domain/procedures/procedure.ts';
import { shippedProcedure } from '#tests/support/seeds.ts';
import nationalRecord from '../../fixtures/national-record.json' with { type: 'json' };

/** Facts of the national catalogue: papers asked for (without the declaration, which is the e-form), cases and law. */
const record = z.record(
  z.string(),
  z.object({
    name: z.string(),
    components: z.array(z.object({ code: z.string(), name: z.string(), originals: z.int(), copies: z.int() })),
    cases: z.array(z.object({ code: z.string(), days: z.int(), unit: z.string() })),
    legalBases: z.array(z.string()),
  }),
);
const recorded = Object.entries(record.parse(nationalRecord));

const folder = new URL('../../../src/server/database/seeds/', import.meta.url);
const seeds = (name: string): [string, unknown][] =>
  readdirSync(new URL(`${name}/`, folder)).map((file) => [
    file,
    JSON.parse(readFileSync(new URL(`${name}/${file}`, folder), 'utf8')),
  ]);

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
      if (days > 1) expect(limit).toMatchObject({ unit, amount: days });
      else expect(limit.unit === 'SAME_DAY' || limit.unsure).toBe(true);
    }
  });

  test('its law, and every rule that a fee cites', () => {
    const numbers = procedure.legalBases.map((it) => it.number);
    expect(numbers).toEqual(expect.arrayContaining(facts.legalBases));
    const cited = procedure.fees.flatMap((fee) => fee.legalBasis.match(/\d+\/\d{4}\/[\p{Lu}\d-]+/gu) ?? []);
    expect(cited.length).toBeGreaterThan(0);
    expect(numbers).toEqual(expect.arrayContaining(cited));
  });

  test('what holds for papers by post, from abroad and photographed', () => {
    for (const word of ['chứng thực', 'hợp pháp hóa lãnh sự', 'rõ nét, đầy đủ'])
      expect(procedure.requirements?.vi).toContain(word);
  });
});
