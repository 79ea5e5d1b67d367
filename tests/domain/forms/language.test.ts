import { describe, expect, test } from 'vitest';
import type { Answers } from '#domain/forms/answers.ts';
import { compileForm } from '#domain/forms/compile-form.ts';
import { Condition } from '#domain/forms/condition.ts';
import { evaluateCondition } from '#domain/forms/evaluate.ts';
import type { FormDefinition } from '#domain/forms/form-definition.ts';

const label = { vi: 'Mục', en: 'Item' };
const definition: FormDefinition = {
  language: 1,
  formCode: 'language',
  version: 1,
  title: label,
  optionLists: {},
  pages: [
    {
      id: 'page',
      title: label,
      sections: [
        {
          id: 'section',
          title: label,
          fields: [
            { kind: 'number', id: 'area', label, min: 0.5, max: 10_000, decimals: 2, required: false },
            { kind: 'number', id: 'capital', label, min: 1, max: 1e12, required: false },
            { kind: 'text', id: 'line', label, digits: 4, required: false },
            { kind: 'taxCode', id: 'tax', label, required: false },
          ],
        },
      ],
    },
  ],
  checks: [],
  roles: { competentUnit: 'line', applicantName: 'line', delivery: 'line' },
};
const form = compileForm(definition, { today: '2026-11-23', units: [], homeProvince: '30' });

describe('a field', () => {
  test.each<[string, Answers, string[]]>([
    ['of area with a half metre is right', { area: 72.5 }, []],
    ['of area with hundredths is right', { area: 0.57 }, []],
    ['of area with thousandths is told', { area: 72.512 }, ['area: field.number.decimals']],
    ['of area in words is told', { area: 'khoảng 70' }, ['area: field.number.decimals']],
    ['of area below the least is told', { area: 0.25 }, ['area: field.number.range']],
    ['of money is whole', { capital: 50_000_000 }, []],
    ['of money with a half đồng is told', { capital: 0.5 }, ['capital: field.number.whole']],
    ['of four figures may begin with zero', { line: '0118' }, []],
    ['of four figures with three is told', { line: '118' }, ['line: field.digits']],
    ['of four figures with letters is told', { line: '47a1' }, ['line: field.digits']],
    ['of four figures that came as a number is told', { line: 4711 }, ['line: field.malformed']],
    ['of a tax code is checked by its last digit', { tax: '0100109107' }, ['tax: field.taxCode.invalid']],
  ])('%s', (_, answers, expected) => {
    expect(form.validate(answers).map((it) => `${it.path}: ${it.code}`)).toEqual(expected);
  });
});

const people: Answers = { own: '1', people: [{ number: '2' }, { number: '3' }, {}, {}] };
describe('a condition', () => {
  test.each<[string, Condition, Answers, boolean | undefined]>([
    ['that all rows differ holds where they do', { distinct: 'people', by: 'number' }, people, true],
    [
      'counts the answers beside them',
      { distinct: 'people', by: 'number', and: ['own'] },
      { ...people, own: '3' },
      false,
    ],
    ['does not count them unasked', { distinct: 'people', by: 'number' }, { ...people, own: '3' }, true],
    [
      'finds two rows that are alike',
      { distinct: 'people', by: 'number' },
      { people: [{ number: '2' }, { number: '2' }] },
      false,
    ],
    ['holds for no rows at all', { distinct: 'people', by: 'number' }, {}, true],
    ['that one row holds is found', { some: 'people', where: { field: 'number', is: '3' } }, people, true],
    ['that no row holds is told', { some: 'people', where: { field: 'own', is: '2' } }, people, false],
    ['about rows is open while a row is', { some: 'people', where: { field: 'number', is: '9' } }, people, undefined],
    ['about rows that are not there is open', { some: 'people', where: { field: 'number', is: '9' } }, {}, undefined],
    ['reads letters in a name', { field: 'name', matches: '\\p{L}' }, { name: '123 Ánh' }, true],
    ['finds none in figures', { field: 'name', matches: '\\p{L}' }, { name: '123' }, false],
    ['leaves open what is not answered', { field: 'name', matches: '\\p{L}' }, {}, undefined],
    [
      'compares with a multiple',
      { left: { field: 'height' }, compare: '>=', right: { times: { of: { field: 'storeys' }, by: 2.5 } } },
      { height: 7.5, storeys: 3 },
      true,
    ],
    [
      'leaves a multiple of nothing open',
      { left: { field: 'height' }, compare: '>=', right: { times: { of: { field: 'storeys' }, by: 2 } } },
      { height: 7.5 },
      undefined,
    ],
  ])('%s', (_, condition, answers, expected) => {
    expect(evaluateCondition(condition, answers, { today: '2026-11-23' })).toBe(expected);
  });

  test('with a pattern that cannot be read is refused when the form is written', () => {
    expect(Condition.safeParse({ field: 'name', matches: '[' }).success).toBe(false);
    expect(Condition.safeParse({ field: 'name', matches: '^[a-z]+$' }).success).toBe(true);
  });
});
