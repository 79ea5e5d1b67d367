import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { createPdfPrinter } from '#server/adapters/printing/pdf-printer.ts';
import type { Paper, Printer } from '#server/adapters/printing/port.ts';
import { dayInWords, timeInWords, timeLimitInWords } from '#server/adapters/printing/time-in-words.ts';
import { ALL, APPLICANT, LONG_NAME, OFFICER, PAPERS } from './printing-papers.ts';
import { everythingIn, infoOf, pagesOf, paintedQr, placedWordsOf, popplerIsThere, wordsOf } from './read-pdf.ts';

const ADAPTERS: readonly (readonly [string, () => Printer])[] = [['PDF', createPdfPrinter]];

const APPLICANT_DATA = Object.values(APPLICANT).filter((it) => it !== null);
const WORDS: Record<Paper['kind'], readonly string[]> = {
  SUBMISSION_RECEIPT: [
    'XÁC NHẬN CỔNG ĐÃ NHẬN HỒ SƠ',
    'Mã nộp: N7K4-2M9Q',
    '10 giờ 24 phút, ngày 23/11/2026',
    '24.000',
    '1,2 MB',
  ],
  FORM_01: [
    'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
    'Mẫu số 01',
    '17 giờ 00 phút, ngày 24/11/2026',
    'đã nộp',
    OFFICER,
  ],
  FORM_02: [
    'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
    'Mẫu số 02',
    'Ảnh mờ, xin chụp lại',
    '17 giờ 00 phút, ngày 08/12/2026',
  ],
  FORM_03: ['PHIẾU TỪ CHỐI GIẢI QUYẾT HỒ SƠ', 'Mẫu số 03', 'Không có tên trong sổ hộ tịch'],
  FORM_05: ['THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ', 'Mẫu số 05', 'Quá hạn bổ sung'],
  DECLARATION: ['TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ', 'Mẫu CT01, Thông tư 53/2025/TT-BCA'],
  PAYMENT_RECEIPT: ['XÁC NHẬN ĐÃ NỘP PHÍ, LỆ PHÍ', 'MC261123N7K42M9Q', '14000001', 'Hai mươi tư nghìn đồng'],
};

describe.each(ADAPTERS)('papers as %s', (_, create) => {
  const printer = create();
  const papers = Object.values(ALL);

  test.each(papers)('$kind is a whole page of its size with a language', async (paper) => {
    const pdf = await printer.print(paper);
    const text = Buffer.from(pdf).toString('latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text.trimEnd().endsWith('%%EOF')).toBe(true);
    expect(text).toMatch(/\/Lang \(vi\)/);
    for (const [width, height] of pagesOf(pdf)) {
      // ISO 216: forms A5 (Circular 01/2018 Art 9), a declaration A4.
      const size = [Math.round((width / 72) * 25.4), Math.round((height / 72) * 25.4)];
      expect(size).toEqual(paper.kind === 'DECLARATION' ? [210, 297] : [148, 210]);
    }
  });

  test.each(papers)('$kind: the QR code is the address of the look-up, and holds nobody’s data', async (paper) => {
    const { lookUpUrl } = paper.facts;
    expect(paintedQr(await printer.print(paper))).toEqual(encode(lookUpUrl, { ecc: 'M', border: 0 }).data);
    for (const datum of APPLICANT_DATA) expect(lookUpUrl).not.toContain(datum);
  });

  test('the same facts give the same paper', async () => {
    const strip = (pdf: Uint8Array) => everythingIn(pdf).replace(/\/ID \[[^\]]*\]/g, '');
    expect(strip(await printer.print(ALL.FORM_01))).toBe(strip(await printer.print(ALL.FORM_01)));
  });

  describe.runIf(popplerIsThere)('read by somebody else’s program', () => {
    test.each(papers)('$kind says in Vietnamese what it must', async (paper) => {
      const words = wordsOf(await printer.print(paper));
      const { hotline, procedureName } = paper.facts;
      const always = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', hotline];
      const ofAgency = ['ỦY BAN NHÂN DÂN TỈNH HẢI DƯƠNG', 'Cẩm Thượng, ngày 23 tháng 11 năm 2026', procedureName];
      for (const text of [
        ...always,
        ...(paper.kind === 'DECLARATION' ? [] : ofAgency),
        APPLICANT.name,
        ...WORDS[paper.kind],
      ])
        expect(words).toContain(text);
      expect(words, 'the name of a text instead of the text').not.toMatch(/print\.\w|\{\{/);
    });

    test.each(papers)('$kind opens under its own title, and its file says nothing of the applicant', async (paper) => {
      const info = infoOf(await printer.print(paper));
      expect(info).toMatch(new RegExp(`Title: +${WORDS[paper.kind][0]} · ${paper.facts.submissionReference}`));
      for (const datum of APPLICANT_DATA) expect(info).not.toContain(datum);
    });

    test('a signature never stands alone on its page, however long the paper is', async () => {
      const facts = { ...ALL.FORM_01.facts, officer: LONG_NAME };
      for (let count = 1; count <= 16; count += 1) {
        const listed = Array.from({ length: count }, () => PAPERS)
          .flat()
          .slice(0, count);
        const points = listed.map(({ name }) => ({
          what: name,
          reason: `${name}: ảnh mờ, xin chụp lại`,
          remedy: null,
        }));
        const components = listed.map(({ name }) => ({ name, kind: 'COPY', quantity: 1, files: 0 }) as const);
        for (const [paper, signer, before] of [
          [{ kind: 'FORM_01', facts: { ...facts, components } }, 'TIẾP', 'Vào'],
          [{ kind: 'FORM_02', facts: { ...ALL.FORM_02.facts, officer: LONG_NAME, points } }, 'DẪN', 'trước'],
        ] as const) {
          const words = placedWordsOf(await printer.print(paper));
          const signed = words.findLast((word) => word.text === signer)?.page;
          expect(signed, `${paper.kind} of ${count}`).toBeGreaterThan(0);
          expect(words.findLast((word) => word.text === before)?.page, `${paper.kind} of ${count}`).toBe(signed);
        }
      }
    });

    test('the heading of what is enclosed stands on the page of the first of it, however long the declaration is', async () => {
      const { facts } = ALL.DECLARATION;
      const name = 'Giấy tờ, tài liệu chứng minh chỗ ở hợp pháp theo quy định của pháp luật về cư trú; '.repeat(5);
      const [first] = facts.enclosed;
      if (first === undefined) throw new Error('the sample encloses a paper');
      for (let count = 12; count <= 40; count += 2) {
        const lines = Array.from({ length: count }, () => ({ label: 'Dòng', value: 'lời khai '.repeat(8) }));
        const parts = [...facts.parts, { title: 'Lời khai', blocks: [{ title: 'Lời khai', lines }] }];
        const paper = { ...facts, parts, enclosed: [{ ...first, name }] };
        const words = placedWordsOf(await printer.print({ kind: 'DECLARATION', facts: paper }));
        const heading = words.findIndex(({ text }, n) => text === 'gửi' && words[n + 1]?.text === 'kèm:');
        // The foot of the page may stand between them.
        const item = words.find(({ text }, n) => n > heading && text === '1.');
        expect(item?.page, `${count} lines`).toBe(words[heading]?.page);
      }
    });

    test('a receipt lists each file with its whole hash', async () => {
      const words = wordsOf(await printer.print(ALL.SUBMISSION_RECEIPT)).replace(/ /g, '');
      for (const { sha256 } of PAPERS) expect(words).toContain(sha256);
    });

    test('names that were typed letter by letter with their marks (NFD) come out composed', async () => {
      const facts = {
        ...ALL.FORM_03.facts,
        applicant: { ...APPLICANT, name: 'Đặng Thị Thuỳ Dương'.normalize('NFD') },
        reason: 'Lỗi ở giấy uỷ quyền: chữ ký không khớp'.normalize('NFD'),
      };
      const words = wordsOf(await printer.print({ kind: 'FORM_03', facts }));
      expect(words).toContain('Đặng Thị Thuỳ Dương');
      expect(words).toContain('Lỗi ở giấy uỷ quyền: chữ ký không khớp');
      expect(words).toBe(words.normalize('NFC'));
    });

    test('every letter of Vietnamese is in the font', async () => {
      const letters = 'aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ';
      const reason = `${letters} ${letters.toUpperCase()} 0123456789 ₫ “” ’ – … · ½`;
      const words = wordsOf(await printer.print({ kind: 'FORM_03', facts: { ...ALL.FORM_03.facts, reason } }));
      expect(words.replace(/ /g, '')).toContain(reason.replace(/ /g, ''));
    });

    test('forty points go over several pages: none is lost, each page has its number and its head of the table', async () => {
      const points = Array.from({ length: 40 }, (_value, n) => ({
        what: `Mục số ${n + 1} của tờ khai điện tử`,
        reason: `Điểm ${n + 1}: ${'xin ghi đúng như trong giấy chứng sinh, '.repeat(4)}hết điểm ${n + 1}.`,
        remedy: 'CORRECT_ANSWER' as const,
      }));
      const pdf = await printer.print({ kind: 'FORM_02', facts: { ...ALL.FORM_02.facts, points } });
      const pages = pagesOf(pdf).length;
      expect(pages).toBeGreaterThan(2);
      const words = wordsOf(pdf);
      for (let n = 1; n <= 40; n += 1) expect(words).toContain(`hết điểm ${n}.`);
      for (let n = 1; n <= pages; n += 1) expect(words).toContain(`Trang ${n}/${pages}`);
      expect(words.match(/Ông\/Bà cần làm/g)?.length).toBeGreaterThanOrEqual(pages - 1);
    });

    const long = 'Giấy chứng sinh ghi tên người mẹ khác với tờ khai. '.repeat(40).slice(0, 2_000);
    const HARD: readonly (readonly [string, Paper])[] = [
      [
        'a name of a hundred letters',
        {
          kind: 'FORM_01',
          facts: { ...ALL.FORM_01.facts, officer: LONG_NAME, applicant: { ...APPLICANT, name: LONG_NAME } },
        },
      ],
      [
        'a unit and a procedure with very long names',
        { kind: 'FORM_05', facts: { ...ALL.FORM_05.facts, unitName: LONG_NAME, procedureName: long.slice(0, 300) } },
      ],
      ['a reason of two thousand letters', { kind: 'FORM_03', facts: { ...ALL.FORM_03.facts, reason: long } }],
      [
        'a reason with lines of its own',
        { kind: 'FORM_03', facts: { ...ALL.FORM_03.facts, reason: 'một\nhai\r\nba\tbốn' } },
      ],
      [
        'points of a thousand letters',
        {
          kind: 'FORM_02',
          facts: {
            ...ALL.FORM_02.facts,
            points: Array.from({ length: 6 }, () => ({
              what: LONG_NAME,
              reason: long.slice(0, 1_000),
              remedy: 'REPLACE_PAPER' as const,
            })),
          },
        },
      ],
      [
        'points without a single space',
        {
          kind: 'FORM_02',
          facts: { ...ALL.FORM_02.facts, points: [{ what: 'Mục', reason: 'khôngdấucách'.repeat(83), remedy: null }] },
        },
      ],
      [
        'a declaration with long answers, open questions, many rows and four signers',
        {
          kind: 'DECLARATION',
          facts: {
            ...ALL.DECLARATION.facts,
            applicantName: LONG_NAME,
            addressee: LONG_NAME,
            signatures: ['Người kê khai', 'Chủ hộ', 'Chủ sở hữu chỗ ở hợp pháp', 'Cha, mẹ hoặc người giám hộ'],
            parts: [
              {
                title: LONG_NAME,
                blocks: [
                  {
                    title: LONG_NAME,
                    lines: [
                      { label: LONG_NAME, value: long },
                      { label: LONG_NAME, value: null },
                      { label: 'Một dòng', value: 'một\nhai' },
                      { label: 'Ngắn', value: null },
                      { label: 'Ngắn', value: 'có' },
                    ],
                  },
                  {
                    title: 'Bảng',
                    table: {
                      columns: ['Họ, chữ đệm và tên', 'Số định danh', 'Quan hệ với chủ hộ', 'Ghi chú'],
                      rows: Array.from({ length: 30 }, () => [LONG_NAME, '030215000001', 'Con', null]),
                    },
                  },
                ],
              },
            ],
          },
        },
      ],
      [
        'fifty papers',
        {
          kind: 'SUBMISSION_RECEIPT',
          facts: {
            ...ALL.SUBMISSION_RECEIPT.facts,
            papers: Array.from({ length: 50 }, () => PAPERS[0] ?? { name: '', fileName: '', size: 1, sha256: '' }),
          },
        },
      ],
      ...papers.map((paper) => [`the usual ${paper.kind}`, paper] as const),
    ];
    test.each(HARD)('%s: no word lies outside of the page or on another', async (_name, paper) => {
      const pdf = await printer.print(paper);
      const words = placedWordsOf(pdf);
      const [width = 0, height = 0] = pagesOf(pdf)[0] ?? [];
      expect(words.length).toBeGreaterThan(20);
      for (const word of words) {
        expect([word.text, word.left >= 0, word.right <= width, word.top >= 0, word.bottom <= height]).toEqual([
          word.text,
          true,
          true,
          true,
          true,
        ]);
      }
      // The boxes of neighbouring lines touch: only a real overlap counts.
      const lying = words.flatMap((a, n) =>
        words.slice(n + 1).flatMap((b) => {
          const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          return a.page === b.page && across > 1 && down > 4 ? [`${a.text} / ${b.text}`] : [];
        }),
      );
      expect(lying).toEqual([]);
    });
  });
});

test('times and limits are told in words, in the time of Việt Nam', () => {
  expect(dayInWords('2026-03-04')).toBe('ngày 04 tháng 3 năm 2026');
  expect(dayInWords('2026-01-31T18:00:00.000Z')).toBe('ngày 01 tháng 02 năm 2026');
  expect(timeLimitInWords({ unit: 'WORKING_DAY', amount: 3.5 })).toBe('3,5 ngày làm việc');
  expect(timeLimitInWords({ unit: 'WORKING_HOUR', amount: 8 })).toBe('8 giờ làm việc');
  expect(timeLimitInWords({ unit: 'SAME_DAY', amount: 0, cutoff: '15:00' })).toContain('15:00');
  const note = { vi: 'Đến 15 ngày, tùy trường hợp', en: 'Up to 15 days' };
  expect(timeLimitInWords({ unit: 'WORKING_DAY', amount: 15, unsure: true, note })).toBe(note.vi);
  expect(timeInWords('2026-11-23T17:05:00.000Z')).toBe('00 giờ 05 phút, ngày 24/11/2026');
});
