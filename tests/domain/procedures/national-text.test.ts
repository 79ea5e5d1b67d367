import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packNationalRows, unpackNationalRows } from '#domain/procedures/national-packing.ts';
import { NationalRow } from '#domain/procedures/national-row.ts';
import { plainParagraphs } from '#domain/procedures/national-text.ts';

test.each([
  ['<p>Nộp <b>trực tiếp</b>;</p><p>hoặc qua bưu chính</p>', ['Nộp trực tiếp;', 'hoặc qua bưu chính']],
  ['&lt;p&gt;Phí&nbsp;&amp;amp; lệ phí&lt;/p&gt;', ['Phí & lệ phí']],
  ['một\\nhai\r\nba\tbốn', ['một', 'hai', 'ba bốn']],
  ['<style>p { color: red }</style><script>alert(1)</script>Còn lại', ['Còn lại']],
  ['Diện tích < 15 m² và > 3 tầng', ['Diện tích < 15 m² và > 3 tầng']],
  ['\u200Eđăng\u00A0k\u200Bý\n \n-\n', ['đăng ký']],
  ['&#7879; &#x1EC7; &#0; &#55296;', ['ệ ệ &#0; &#55296;']],
  [null, []],
])('%j is read as %j', (text, paragraphs) => {
  expect(plainParagraphs(text)).toEqual(paragraphs);
});

test('a plain text stays as it is when it is cleaned again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      // What looks like markup may come to light only then.
      const once = plainParagraphs(text.replace(/[&<\\]/g, ''));
      expect(plainParagraphs(once.join('\n'))).toEqual(once);
      expect(once.join('')).not.toMatch(/\p{Cc}/u);
    }),
    { seed: 7 },
  );
});

test('rows packed for the device come out as they went in', () => {
  const word = fc.stringMatching(/^[\p{L}\p{N}]{1,8}( [\p{L}\p{N},;]{1,8}){0,3}$/u);
  const row = fc.record({
    code: fc.constantFrom('1.001193', ' 1.014325', '1.0133611', '1.014955-Xoa'),
    name: word,
    categories: fc.uniqueArray(word, { maxLength: 2 }),
    departmentPromulgate: word,
    formalityTargetType: fc.uniqueArray(word, { maxLength: 4 }),
    type: fc.constantFrom('STANDARD', 'SPECIFIC'),
  });
  fc.assert(
    fc.property(fc.array(row), (raw) => {
      const rows = raw.map((it) => NationalRow.parse(it));
      const packed = packNationalRows(rows, '2026-11-25T00:00:00.000Z');
      expect(packed.count).toBe(rows.length);
      expect(unpackNationalRows(packed)).toEqual(rows);
    }),
    { seed: 3 },
  );
});
