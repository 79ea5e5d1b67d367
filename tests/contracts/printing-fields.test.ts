import { describe, expect, test } from 'vitest';
import { createPdfPrinter } from '#server/adapters/printing/pdf-printer.ts';
import type {
  DeclarationFacts,
  Form01Facts,
  Form02Facts,
  Paper,
  ReasonFormFacts,
} from '#server/adapters/printing/port.ts';
import { ALL, COMPONENTS } from './printing-papers.ts';
import { pagesOf, placedWordsOf, popplerIsThere, wordsOf } from './read-pdf.ts';

const printer = createPdfPrinter();
const print = async (paper: Paper): Promise<string> => wordsOf(await printer.print(paper));
const read = new Map<Paper['kind'], Promise<string>>();
/** The usual paper of a kind, printed once. */
function usual(kind: Paper['kind']): Promise<string> {
  const words = read.get(kind) ?? print(ALL[kind]);
  read.set(kind, words);
  return words;
}
const form01 = (change: Partial<Form01Facts> = {}) =>
  print({ kind: 'FORM_01', facts: { ...ALL.FORM_01.facts, ...change } });
const form02 = (change: Partial<Form02Facts> = {}) =>
  print({ kind: 'FORM_02', facts: { ...ALL.FORM_02.facts, ...change } });
const reasonForm = (kind: 'FORM_03' | 'FORM_05', change: Partial<ReasonFormFacts> = {}) =>
  print({ kind, facts: { ...ALL[kind].facts, ...change } });
const declaration = (change: Partial<DeclarationFacts> = {}) =>
  print({ kind: 'DECLARATION', facts: { ...ALL.DECLARATION.facts, ...change } });

describe.runIf(popplerIsThere)('form 01, receipt and appointment', () => {
  test('is two copies in one file, a page each: one is kept, one goes to the applicant', async () => {
    const pdf = await printer.print(ALL.FORM_01);
    expect(pagesOf(pdf)).toHaveLength(2);
    const pageOf = (word: string) => placedWordsOf(pdf).find((it) => it.text === word)?.page;
    expect([pageOf('1:'), pageOf('2:')]).toEqual([1, 2]);
    const words = wordsOf(pdf);
    expect(words).toContain('Liên 1: Lưu tại Bộ phận Một cửa');
    expect(words).toContain('Liên 2: Giao người nộp hồ sơ');
    expect(words.match(/Trang 1\/1/g)).toHaveLength(2);
    expect(words.match(/Mã hồ sơ: 000\.01\.21\.H23-261123-0042/g)).toHaveLength(2);
  });

  test.each([
    ['the agency', 'BỘ PHẬN MỘT CỬA PHƯỜNG CẨM THƯỢNG, THÀNH PHỐ HẢI DƯƠNG'],
    ['the form and its circular', 'Mẫu số 01 (Thông tư số 01/2018/TT-VPCP)'],
    [
      'the receiving unit with its address',
      'Bộ phận tiếp nhận Bộ phận Một cửa phường Cẩm Thượng, thành phố Hải Dương, Số 12',
    ],
    ['the applicant', 'Người nộp hồ sơ Nguyễn Thị Ánh Tuyết'],
    ['the number', 'Số định danh, mã số thuế 030190123456'],
    ['the address', 'Địa chỉ Số 5, ngõ 12, Phường Bình Hàn'],
    ['telephone and e-mail', '0912 345 678 · tuyet@vidu.vn'],
    ['what is asked for', 'Nội dung yêu cầu Cấp bản sao trích lục hộ tịch (2.000635)'],
    ['a paper in several files once', '2 Giấy chứng sinh Bản sao điện tử (3 tệp) 01'],
    ['the e-form as the first paper', '1 Tờ khai cấp bản sao trích lục hộ tịch Biểu mẫu điện tử 01'],
    ['an original', '3 Giấy chứng nhận kết hôn Bản chính 01'],
    ['copies with their number', '4 Trích đo thửa đất Bản sao 02'],
    ['the number of sets', 'Số lượng hồ sơ 01 bộ'],
    ['the time limit of the law', 'Thời hạn theo quy định 3,5 ngày làm việc'],
    ['when the portal received it', 'Cổng nhận hồ sơ lúc 10 giờ 24 phút, ngày 23/11/2026'],
    ['when it was accepted', 'Tiếp nhận hồ sơ lúc 15 giờ 30 phút, ngày 23/11/2026'],
    ['when the result is due', 'Trả kết quả lúc 17 giờ 00 phút, ngày 24/11/2026'],
    ['where the result waits, and how many', 'Tại Bộ phận Một cửa phường Bình Hàn, thành phố Hải Dương · 3 bản'],
    ['the fee line by line', 'Phí cấp bản sao trích lục hộ tịch 3 × 8.000 24.000 đồng'],
    ['what of it is paid', 'Cộng phải nộp đã nộp đủ 24.000 đồng'],
    ['the register', 'Vào Sổ theo dõi hồ sơ, Quyển số: ……………… Số thứ tự: 0042'],
    ['two signatures', 'NGƯỜI NỘP HỒ SƠ Nguyễn Thị Ánh Tuyết NGƯỜI TIẾP NHẬN HỒ SƠ Nguyễn Thị Mai'],
    ['what to bring', 'mang theo giấy này và giấy tờ tùy thân; nhận thay cần thêm giấy ủy quyền'],
    ['the look-up in letters', 'dichvucong.haiduong.gov.vn/tra-cuu hoặc gọi tổng đài 18001096'],
    ['place and day', 'Cẩm Thượng, ngày 23 tháng 11 năm 2026'],
  ])('has %s', async (_what, text) => {
    // Columns beside each other are read one after the other.
    const words = (await usual('FORM_01')).replaceAll('(Ký, ghi rõ họ tên) ', '');
    expect(words).toContain(text);
  });

  test('names the organisation before the person who files for it, with the tax code', async () => {
    const applicant = { ...ALL.FORM_01.facts.applicant, organisation: 'Trường THCS Bình Hàn', taxCode: '0800123456' };
    const words = await form01({ applicant });
    expect(words).toContain('Trường THCS Bình Hàn (người nộp: Nguyễn Thị Ánh Tuyết)');
    expect(words).toContain('030190123456 · MST 0800123456');
  });

  test('follows the case: its name, and its own time limit', async () => {
    const words = await form01({ caseName: 'Phải xác minh', timeLimit: { unit: 'WORKING_DAY', amount: 15 } });
    expect(words).toContain('(2.000635) · Phải xác minh');
    expect(words).toContain('15 ngày làm việc');
  });

  test('leaves a dotted line for what nobody told the portal', async () => {
    const applicant = { ...ALL.FORM_01.facts.applicant, address: null, phone: null, email: null };
    const words = await form01({ applicant, registerOrdinal: null });
    expect(words).toMatch(/Địa chỉ …+ Điện thoại, thư điện tử …+/);
    expect(words).toMatch(/Số thứ tự: …+/);
  });

  test.each([
    [{ method: 'ELECTRONIC', place: null, copies: 2 }, 'Bản điện tử, trong hồ sơ trên Cổng dịch vụ công (dichvucong.'],
    [{ method: 'POSTAL', place: 'Số 18, Hà Nội', copies: 2 }, 'bưu chính công ích, đến: Số 18, Hà Nội · 2 bản'],
  ] as const)('says how the result comes: %o', async (delivery, text) => {
    expect(await form01({ delivery })).toContain(text);
  });

  test('says why a fee is waived, which one depends on the case, and what is paid with the result', async () => {
    const line = {
      name: 'Lệ phí',
      quantity: 1,
      unitAmount: 5_000,
      amount: 5_000,
      waivedBecause: null,
      withResult: false,
    };
    const words = await form01({
      charges: [
        { ...line, amount: 0, waivedBecause: 'Người thuộc hộ nghèo' },
        { ...line, name: 'Phí thẩm định', quantity: null, unitAmount: null, amount: null },
        { ...line, name: 'Lệ phí cấp giấy', withResult: true },
      ],
      amountDue: 5_000,
      amountPaid: 0,
    });
    expect(words).toContain('Lệ phí (miễn, giảm: Người thuộc hộ nghèo)');
    expect(words).toContain('Phí thẩm định Tùy trường hợp');
    expect(words).toContain('Lệ phí cấp giấy (nộp khi nhận kết quả) 1 × 5.000 5.000 đồng');
    expect(words).toContain('chưa nộp 5.000 đồng');
    expect(await form01({ charges: [], amountDue: 0, amountPaid: 0 })).toContain('Phí, lệ phí Không');
  });
});

describe.runIf(popplerIsThere)('form 02, what is to be supplemented', () => {
  test.each([
    [
      'what is missing, why, and what to do',
      '1 Giấy chứng sinh Ảnh mờ, xin chụp lại Gửi bản rõ nét, đầy đủ thay cho bản đã gửi',
    ],
    ['by when', 'Bổ sung trước 17 giờ 00 phút, ngày 08/12/2026'],
    ['whom to ask', 'Liên hệ Nguyễn Thị Mai, Bộ phận Một cửa phường Cẩm Thượng'],
    ['the unit’s address and telephone', 'Số 12 đường Điện Biên Phủ, điện thoại 0220 3838 111'],
    ['the code', 'Mã hồ sơ: 000.01.21.H23-261123-0042'],
    ['the form and its circular', 'Mẫu số 02 (Thông tư số 01/2018/TT-VPCP)'],
    ['who signs', 'NGƯỜI HƯỚNG DẪN'],
  ])('has %s', async (_what, text) => expect(await usual('FORM_02')).toContain(text));

  test('says what to do for an answer, a missing paper, and the whole', async () => {
    const point = { what: 'Mục', reason: 'Sai' };
    const words = await form02({
      points: [
        { ...point, remedy: 'CORRECT_ANSWER' },
        { ...point, remedy: 'SEND_PAPER' },
        { ...point, remedy: 'SEE_REASON' },
      ],
    });
    for (const text of ['Sửa mục này trong tờ khai', 'Chụp hoặc quét giấy này', 'Làm theo lý do ghi bên'])
      expect(words).toContain(text);
    expect(words).not.toContain('lần yêu cầu bổ sung');
    expect(await form02({ number: 2 })).toContain('Đây là lần yêu cầu bổ sung thứ 2.');
  });
});

test.runIf(popplerIsThere)(
  'a reason higher than the page has room for goes on overleaf, whole, under the head again',
  async () => {
    const reason = Array.from({ length: 160 }, (_word, n) => `lý${n}`).join(' do ');
    const points = [{ what: 'Giấy chứng sinh', reason, remedy: null }];
    const pdf = await printer.print({ kind: 'FORM_02', facts: { ...ALL.FORM_02.facts, points } });
    const placed = placedWordsOf(pdf);
    const pageOf = (text: string) => placed.find((it) => it.text === text)?.page;
    expect([pageOf('lý0'), pageOf('lý159')]).toEqual([1, 2]);
    expect(placed.filter((it) => it.text === 'STT').map((it) => it.page)).toEqual([1, 2]);
    for (let n = 0; n < 160; n += 1) expect(placed.filter((it) => it.text === `lý${n}`)).toHaveLength(1);
  },
);

describe.runIf(popplerIsThere)('forms 03 and 05, refusal and stop', () => {
  test('a refusal has its reason and ground in words, day, contact and signature', async () => {
    const words = await reasonForm('FORM_03');
    for (const text of [
      'Lý do, căn cứ: Không có tên trong sổ hộ tịch',
      'Mẫu số 03 (Thông tư số 01/2018/TT-VPCP)',
      'Lập phiếu lúc 10 giờ 24 phút, ngày 23/11/2026',
      'Liên hệ Nguyễn Thị Mai',
      'Khoản hoàn trả 24.000 đồng',
      'NGƯỜI LẬP PHIẾU',
    ])
      expect(words).toContain(text);
  });

  test('a stop says what goes back: papers and money', async () => {
    const words = await reasonForm('FORM_05');
    for (const text of [
      'Mẫu số 05 (Thông tư số 03/2025/TT-VPCP)',
      'Lý do: Quá hạn bổ sung',
      'không có bản giấy phải trả',
      '1 Giấy chứng sinh Bản sao điện tử (3 tệp) 01',
      'Khoản hoàn trả 24.000 đồng',
    ])
      expect(words).toContain(text);
    const onPaper = await reasonForm('FORM_05', { returned: { components: COMPONENTS.slice(2), amount: 0 } });
    expect(onPaper).toContain('Trả lại người nộp các giấy tờ sau');
    expect(onPaper).toContain('Khoản hoàn trả Không có');
  });

  test('a stop after a withdrawal says that the applicant asked, and when', async () => {
    const words = await reasonForm('FORM_05', { reason: '', withdrawalAskedAt: '2026-11-24T02:05:00.000Z' });
    expect(words).toContain('Người nộp hồ sơ xin rút hồ sơ lúc 09 giờ 05 phút, ngày 24/11/2026');
  });
});

describe.runIf(popplerIsThere)('the declaration', () => {
  test.each([
    ['its form', 'TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ Mẫu CT01, Thông tư 53/2025/TT-BCA'],
    ['whom it is for', 'Kính gửi: Ủy ban nhân dân phường Cẩm Thượng, thành phố Hải Dương'],
    ['answers under their labels', 'Họ, chữ đệm và tên: Nguyễn Thị Ánh Tuyết'],
    ['dates in words', '(Ghi bằng chữ: Ngày mùng năm tháng ba năm một nghìn chín trăm chín mươi)'],
    ['rows with their numbers', '1 Trần Bảo An 01/02/2015 Nam 030215000001 Con'],
    ['what is enclosed', 'Giấy tờ gửi kèm: 1. Giấy chứng sinh (3 tệp)'],
    ['the undertaking', 'Tôi cam đoan những nội dung khai trên đây là đúng sự thật'],
    ['place and day', 'Làm tại: ………………, ngày 23 tháng 11 năm 2026'],
    ['who signs', 'NGƯỜI KÊ KHAI (Ký, ghi rõ họ tên) Nguyễn Thị Ánh Tuyết'],
    ['when it was sent', 'gửi trên Cổng lúc 10 giờ 24 phút, ngày 23/11/2026'],
  ])('has %s', async (_what, text) => expect(await usual('DECLARATION')).toContain(text));

  test('where the form has no number of its own, says what it stands for', async () => {
    expect(await declaration({ formNumber: null, prescribedBy: 'Thay tờ khai giấy' })).toContain('Thay tờ khai giấy');
  });

  test('has a place for each of several signers, and puts a name under none', async () => {
    const words = await declaration({ signatures: ['Bên nữ', 'Bên nam'], applicantName: 'Lê Văn Ẩn' });
    expect(words).toMatch(/BÊN NỮ.*BÊN NAM/);
    expect(words).not.toContain('Lê Văn Ẩn');
  });

  test('a long table goes over pages with its head, and the signature keeps the undertaking', async () => {
    const { parts } = ALL.DECLARATION.facts;
    const columns = ['Nơi cư trú', 'Từ ngày', 'Đến ngày'];
    const rows = Array.from({ length: 60 }, (_row, n) => [
      `Thôn ${n + 1}, Xã Hồng Phong`,
      '01/02/2015',
      `hàng ${n + 1}`,
    ]);
    const facts = {
      ...ALL.DECLARATION.facts,
      parts: [...parts, { title: 'Cư trú', blocks: [{ title: 'Cư trú', table: { columns, rows } }] }],
    };
    const pdf = await printer.print({ kind: 'DECLARATION', facts });
    expect(pagesOf(pdf).length).toBeGreaterThan(1);
    const words = wordsOf(pdf);
    for (let n = 1; n <= 60; n += 1) expect(words).toContain(`hàng ${n}`);
    const withRows = new Set(placedWordsOf(pdf).flatMap((it) => (it.text === 'hàng' ? [it.page] : [])));
    expect(words.match(/Nơi cư trú Từ ngày/g)).toHaveLength(withRows.size);
    const pageOf = (word: string) => placedWordsOf(pdf).findLast((it) => it.text === word)?.page;
    expect(pageOf('KHAI')).toBe(pageOf('đoan'));
  });
});
