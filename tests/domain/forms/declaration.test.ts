import { expect, test } from 'vitest';
import type { Answers } from '#domain/forms/answers.ts';
import { type DeclarationPart, declarationParts } from '#domain/forms/declaration.ts';
import type { Field, FormDefinition } from '#domain/forms/form-definition.ts';
import { sampleAnswers, shippedForm, shippedUnits } from '#tests/support/seeds.ts';

const TODAY = '2026-11-23';
const birth = shippedForm('1.001193');
const partsOf = (form: FormDefinition, answers: Answers) =>
  declarationParts(form, answers, shippedUnits(), { today: TODAY });
const linesOf = (parts: readonly DeclarationPart[], title: string) =>
  parts
    .flatMap((part) => part.blocks)
    .flatMap((block) => ('lines' in block && block.title === title ? block.lines : []));

test('screens about one person stand together under the heading that paper has', () => {
  const parts = partsOf(birth, sampleAnswers('birth'));
  const parents = parts.find((part) => part.title === 'Cha và mẹ');
  expect(parents?.blocks.map((block) => block.title)).toEqual(['Người mẹ', 'Người cha']);
  expect(linesOf(parts, 'Người mẹ').length).toBeGreaterThan(5);
});

test('a date that the law wants in words is said in words too', () => {
  const line = linesOf(
    partsOf(birth, { ...sampleAnswers('birth'), childBirthDate: '2026-11-01' }),
    'Người được khai sinh',
  ).find((it) => it.inWords !== undefined);
  expect(line).toEqual({
    label: 'Ngày sinh',
    value: '01/11/2026',
    inWords: 'Ngày mùng một tháng mười một năm hai nghìn hai mươi sáu',
  });
});

test('what was left open stays open, what was not asked is not there', () => {
  const { applicantPhone: _phone, ...answers } = sampleAnswers('birth');
  const applicant = linesOf(partsOf(birth, answers), 'Người yêu cầu');
  expect(applicant.find((it) => it.label === 'Số điện thoại')?.value).toBeNull();
  const abandoned = partsOf(birth, { ...answers, childCase: 'ABANDONED' });
  expect(linesOf(abandoned, 'Người mẹ')).toEqual([]);
});

const text = (id: string): Field => ({ kind: 'text', id, label: { vi: `Cột ${id}`, en: id } });
function withRepeat(fields: Field[]): FormDefinition {
  const words = { vi: 'Thành viên', en: 'Member' };
  const repeat = { id: 'members', min: 0, max: 9, itemTitle: words, addLabel: words };
  return { ...birth, pages: [{ id: 'only', title: words, sections: [{ id: 'list', title: words, repeat, fields }] }] };
}

test('what repeats is a table; a cell that was not asked is empty, one left open is open', () => {
  const asked: Field = { ...text('second'), when: { field: 'first', is: 'a' } };
  const [part] = partsOf(withRepeat([text('first'), asked]), { members: [{ first: 'a' }, { first: 'b' }] });
  expect(part?.blocks).toEqual([
    {
      title: 'Thành viên',
      table: {
        columns: ['Cột first', 'Cột second'],
        rows: [
          ['a', null],
          ['b', ''],
        ],
      },
    },
  ]);
});

test('a table without rows keeps one to be filled by hand', () => {
  const [part] = partsOf(withRepeat([text('first')]), {});
  expect(part?.blocks).toEqual([{ title: 'Thành viên', table: { columns: ['Cột first'], rows: [[null]] } }]);
});

test('more than seven columns are written one after another', () => {
  const fields = 'abcdefgh'.split('').map(text);
  const [part] = partsOf(withRepeat(fields), { members: [{ a: '1' }, { a: '2' }] });
  expect(part?.blocks.map((block) => block.title)).toEqual(['Thành viên 1', 'Thành viên 2']);
});
