import { describe, expect, test } from 'vitest';
import { ProcedureSummary } from '#domain/api/catalogue.ts';
import { ALL_EVERYDAY_WORDS } from '#domain/search/all-everyday-words.ts';
import { APPLICANT_KINDS } from '#domain/search/applicant-kinds.ts';
import { markWords } from '#domain/search/mark-words.ts';
import { createSearchIndex } from '#domain/search/search-index.ts';
import { sectorsOf } from '#domain/search/sectors-of.ts';
import { shippedProcedure, shippedProcedures } from '#tests/support/seeds.ts';

const HASH = '0'.repeat(64);

const shipped = (code: string): ProcedureSummary =>
  ProcedureSummary.parse({ ...shippedProcedure(code), hash: HASH, formHash: HASH });

const invented = (code: string, name: string, change: Partial<ProcedureSummary> = {}): ProcedureSummary => ({
  ...shipped('1.001193'),
  code,
  plainName: { vi: name, en: `${code} in English` },
  name: { vi: `Thủ tục ${name.toLowerCase()}`, en: `Procedure ${code}` },
  aliases: [],
  lifeEvents: [],
  subjects: [],
  ...change,
});

const ROWS = [
  shipped('2.000635'),
  shipped('1.001193'),
  invented('1.000656', 'Đăng ký khai tử', { lifeEvents: ['DEATH'], aliases: ['báo tử', 'giấy chứng tử'] }),
  invented('1.000894', 'Đăng ký kết hôn', { lifeEvents: ['MARRIAGE'] }),
  invented('1.004222', 'Đăng ký thường trú', {
    sector: { code: 'G01-TT', name: { vi: 'Đăng ký, quản lý cư trú', en: 'Residence' } },
    aliases: ['nhập hộ khẩu'],
    lifeEvents: ['RESIDENCE'],
  }),
  invented('3.000348', 'Cấp lại giấy phép lái xe', { level: 'PARTIAL' }),
  invented('9.000001', 'Khai tự nguyện', {
    subjects: [{ vi: 'Doanh nghiệp có vốn đầu tư nước ngoài', en: 'Foreign-invested enterprises' }],
  }),
  invented('9.000002', 'Nuôi cá hòa bình'),
];
const index = createSearchIndex(ROWS, ALL_EVERYDAY_WORDS);
const codes = (words: string, filter?: Parameters<typeof index.search>[1]): string[] =>
  index.search(words, filter).map((hit) => hit.row.code);

describe('finding a procedure by words', () => {
  test.each([
    ['with its marks', 'đăng ký khai sinh', '1.001193'],
    ['without marks', 'dang ky khai sinh', '1.001193'],
    ['in capitals', 'ĐĂNG KÝ KHAI SINH', '1.001193'],
    ['as a Mac writes it, marks apart', 'đăng ký khai sinh'.normalize('NFD'), '1.001193'],
    ['with half of the last word', 'giay phep lai x', '3.000348'],
    ['with halves of words', 'thuon tru', '1.004222'],
    ['with a wrong letter', 'dang ky kat hon', '1.000894'],
    ['with a letter too few', 'dang ky kt hon', '1.000894'],
    ['with two letters changed over', 'thuowng tur', '1.004222'],
    ['by its whole code', '1.001193', '1.001193'],
    ['by the figures of its code', '004222', '1.004222'],
    ['by its code without the dot', '1004222', '1.004222'],
    ['by its code as other portals write it', '1.004222.000.00.00.H23', '1.004222'],
    ['by the beginning of its code', '1.00422', '1.004222'],
    ['with the key beside in a word of two letters', 'giay phep lai ce', '3.000348'],
    ['by field and name together', 'quản lý cư trú thường trú', '1.004222'],
    ['with an everyday word for a lost paper', 'mất bằng lái', '3.000348'],
    ['by an everyday name', 'nhap ho khau', '1.004222'],
    ['by its field', 'quản lý cư trú', '1.004222'],
    ['by what happens in a life', 'chuyển chỗ ở', '1.004222'],
    ['in English', 'register a birth', '1.001193'],
    ['with words around it that help nobody', 'toi muon dang ky ket hon thi lam sao', '1.000894'],
  ])('%s', (_, words, code) => {
    expect(codes(words)[0]).toBe(code);
  });

  test('who types marks gets the word with those marks first, the others after it', () => {
    const two = (words: string) => codes(words).filter((code) => ['1.000656', '9.000001'].includes(code));
    expect(two('khai tử')).toEqual(['1.000656', '9.000001']);
    expect(two('khai tự')).toEqual(['9.000001', '1.000656']);
    expect(codes('khai tử')[0]).toBe('1.000656');
  });

  test('the place of the tone mark makes no other word', () => {
    expect(codes('hoà bình')[0]).toBe('9.000002');
    expect(codes('hòa bình')[0]).toBe('9.000002');
  });

  test('a procedure named exactly so stands before longer ones', () => {
    expect(codes('kết hôn')[0]).toBe('1.000894');
    expect(codes('trích lục kết hôn')[0]).toBe('2.000635');
  });

  test('rows that answer only a lesser part of the question are left out', () => {
    expect(codes('giấy phép lái xe')).toEqual(['3.000348']);
  });

  test('slips are not guessed while the words are known', () => {
    expect(codes('khai tử')).not.toContain('1.001193');
  });

  test('"Thủ tục" before the words changes nothing, and alone it shows them all', () => {
    expect(codes('thủ tục khai sinh')).toEqual(codes('khai sinh'));
    expect(codes('thủ tục')).toEqual(ROWS.map((row) => row.code));
    expect(codes('thủ')).toHaveLength(ROWS.length);
  });

  test('figures are never guessed: another code finds nothing', () => {
    expect(codes('1.001192')).toEqual([]);
  });

  test('words that nothing resembles find nothing', () => {
    expect(codes('zzzzqqq')).toEqual([]);
  });
});

test('a name that begins as typed stands before others of the same words, and a whole name first', () => {
  const alike = createSearchIndex([
    invented('9.000011', 'Cấp giấy phép lái tàu cho người nước ngoài'),
    invented('9.000012', 'Giấy phép lái tàu cấp cho người nước ngoài ở đảo'),
    shipped('3.000347'),
  ]);
  const first = (words: string) => alike.search(words)[0]?.row.code;
  expect(first('giấy phép lái tàu cấp')).toBe('9.000012');
  expect(first('cấp giấy phép lái tàu')).toBe('9.000011');
});

describe('filters', () => {
  test('no words: all rows of the filter in the catalogue’s order', () => {
    expect(codes('')).toEqual(ROWS.map((row) => row.code));
    expect(codes('  ', { lifeEvent: 'MARRIAGE' })).toEqual(['2.000635', '1.000894']);
    expect(codes('', { level: 'PARTIAL' })).toEqual(['3.000348']);
  });

  test('words and filter hold together', () => {
    expect(codes('đăng ký', { sector: 'Đăng ký, quản lý cư trú' })).toEqual(['1.004222']);
    expect(codes('khai sinh', { lifeEvent: 'DEATH' })).not.toContain('1.001193');
  });
});

describe('who a procedure is for', () => {
  test('is asked in plain kinds, and answers with all that the law counts among them', () => {
    expect(codes('', { applicant: 'BUSINESS' })).toContain('9.000001');
    expect(codes('', { applicant: 'PERSON' })).not.toContain('9.000001');
    expect(codes('', { applicant: 'NOBODY' })).toEqual([]);
  });

  test.each(shippedProcedures().flatMap((it) => it.subjects.map((subject) => [subject.vi])))(
    'knows “%s”',
    (subject) => {
      expect(APPLICANT_KINDS.filter((it) => it.subjects.includes(subject))).toHaveLength(1);
    },
  );
});

describe('the fields to choose from', () => {
  test('stand once each, in Vietnamese order, however many codes they have', () => {
    const row = (code: string, vi: string) => ({ sector: { code, name: { vi, en: vi } } });
    const rows = [row('a', 'Hộ tịch'), row('b', 'Đất đai'), row('c', 'Hộ tịch'), row('d', 'Dược phẩm')];
    expect(sectorsOf(rows).map((it) => it.vi)).toEqual(['Dược phẩm', 'Đất đai', 'Hộ tịch']);
  });
});

describe('what is shown of a hit', () => {
  test('the words that answered, also where only half was typed', () => {
    const [hit] = index.search('giay phep la');
    expect(hit?.matched).toEqual(new Set(['giay', 'phep', 'lai']));
  });

  const marksOf = (words: string, code: string): string => {
    const hit = index.search(words).find(({ row }) => row.code === code);
    const pieces = hit === undefined ? [] : markWords(hit.row.plainName.vi, hit.matched);
    return pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');
  };
  test.each([
    ['words without their marks', 'khai tu', '1.000656', 'Đăng ký [khai tử]'],
    ['words typed decomposed', 'kết hôn'.normalize('NFD'), '1.000894', 'Đăng ký [kết hôn]'],
    ['a word with a slip in it', 'dang ky ket hom', '1.000894', '[Đăng ký kết hôn]'],
    ['keys of Telex that were not joined', 'keets hoon', '1.000894', 'Đăng ký [kết hôn]'],
    ['half a word', 'giay phep l', '3.000348', 'Cấp [lại giấy phép lái] xe'],
    ['just the words with the marks that were typed', 'giấy phép lái xe', '3.000348', 'Cấp lại [giấy phép lái xe]'],
    ['an abbreviation', 'gplx', '3.000348', 'Cấp lại [giấy phép lái xe]'],
    ['an everyday word', 'bằng lái', '3.000348', 'Cấp lại [giấy phép lái xe]'],
    ['an everyday name that its own does not say', 'nhập hộ khẩu', '1.004222', '[Đăng ký thường trú]'],
  ])('%s are marked in the name', (_, words, code, marked) => {
    expect(marksOf(words, code)).toBe(marked);
  });

  test('the everyday name by which it was found, when its own name does not say it', () => {
    expect(index.search('hộ khẩu')[0]?.alias).toBe('nhập hộ khẩu');
    expect(index.search('thường trú')[0]?.alias).toBeUndefined();
  });
});

test.each([
  ['markup', '<script>alert(1)</script>'],
  ['marks of patterns', '.*+?^$()|[]\\'],
  ['a zero byte', 'khai\u0000sinh'],
  ['names of inner things', '__proto__ constructor toString'],
  ['an endless word', 'a'.repeat(100_000)],
  ['a whole letter', 'khai sinh '.repeat(10_000)],
  ['half a pair', '\ud83d'],
])('%s in the box breaks nothing', (_, words) => {
  expect(() => index.search(words)).not.toThrow();
});

test('an empty catalogue answers with nothing', () => {
  expect(createSearchIndex([], ALL_EVERYDAY_WORDS).search('khai sinh')).toEqual([]);
  expect(createSearchIndex([], ALL_EVERYDAY_WORDS).search('')).toEqual([]);
});
