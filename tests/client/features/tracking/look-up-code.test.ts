import { describe, expect, test } from 'vitest';
import { isLookUpCode, readLookUpCode } from '#client/features/tracking/look-up-code.ts';

const CODE = '000.05.21.H23-261123-0042';

describe('A code is understood', () => {
  test.each([
    ['as printed', CODE],
    ['in lower case with spaces', ' 000.05.21.h23 - 261123 - 0042 '],
    ['without the zeros in front', '05.21.H23-261123-0042'],
    ['without its dashes', '000.05.21.H232611230042'],
    ['with a long dash of a word processor', '000.05.21.H23–261123–0042'],
    ['as the code of its result', `${CODE}-KQ1`],
    ['with the word before it', `Mã hồ sơ: ${CODE}`],
    ['as the address of the QR code', `https://dichvucong.example/tra-cuu/${CODE}?nguon=qr`],
    ['as an encoded address', `https://dichvucong.example/tra-cuu/${CODE.replaceAll('.', '%2E')}`],
  ])('%s', (_, text) => {
    expect(readLookUpCode(text)).toBe(CODE);
  });

  test.each([
    ['of a ward’s desk without any prefix of zeros', '21.H23-261123-0042', '000.00.21.H23-261123-0042'],
    ['of the province itself', 'H23-261123-0042', '000.00.00.H23-261123-0042'],
    ['a reference in two groups', 'n7k4-2m9q', 'N7K42M9Q'],
    ['a reference read aloud with O and I', 'O7KI 2m9q', '07K12M9Q'],
  ])('%s', (_, text, code) => {
    expect(readLookUpCode(text)).toBe(code);
  });

  test('what is no code at all stays as it is and is not asked about', () => {
    expect(isLookUpCode(readLookUpCode('  '))).toBe(false);
    expect(isLookUpCode(readLookUpCode('x'.repeat(61)))).toBe(false);
    expect(readLookUpCode('https://vidu.vn/tra-cuu/%E0%A4%A')).toBe('%E0%A4%A');
  });
});
