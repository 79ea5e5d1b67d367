import { expect, test } from 'vitest';
import { FormSets } from '#domain/documents/form-set.ts';
import { createPdfPrinter } from '#server/adapters/printing/pdf-printer.ts';
import type { DocumentRecord } from '#server/repositories/document-repository.ts';
import { paperFromFacts } from '#server/use-cases/dossiers/kept-facts.ts';
import { popplerIsThere, wordsOf } from '#tests/contracts/read-pdf.ts';

const number = (n: string) => ({ number: n, circular: '01/2018/TT-VPCP' });
const SETS = FormSets.parse([
  {
    validFrom: '2026-12-01',
    forms: { FORM_01: number('91'), FORM_02: number('92'), FORM_03: number('93'), FORM_05: number('95') },
  },
  {
    validFrom: '2021-01-01',
    forms: { FORM_01: number('01'), FORM_02: number('02'), FORM_03: number('03'), FORM_05: number('05') },
  },
]);
/** As the first release kept them. */
const HEAD = {
  provinceName: 'Hải Dương',
  unitName: 'Bộ phận Một cửa phường Cẩm Thượng',
  unitAddress: null,
  hotline: '18001096',
  procedureName: 'Cấp bản sao trích lục hộ tịch',
  procedureCode: '2.000635',
  submissionReference: 'N7K42M9Q',
  dossierCode: '000.01.21.H23-261123-0042',
  lookUpUrl: 'https://dichvucong.haiduong.gov.vn/tra-cuu/N7K42M9Q',
  issuedAt: '2026-11-23T03:24:00.000Z',
  applicant: { name: 'Nguyễn Thị Ánh Tuyết', personalId: '030190123456', phone: null, email: 'tuyet@vidu.vn' },
  officer: 'Nguyễn Thị Mai',
};
const PAPER = { name: 'Giấy chứng sinh', fileName: 'a.jpg', size: 300, sha256: 'ab12'.repeat(16) };
const AT = '2026-11-23T03:24:00.000Z';

test.runIf(popplerIsThere).each([
  [
    'FORM_01',
    {
      papers: [PAPER, PAPER],
      receivedAt: AT,
      acceptedAt: AT,
      dueAt: AT,
      timeLimitNote: null,
      delivery: 'COUNTER',
      amountDue: 8000,
      amountPaid: 8000,
    },
    ['Mẫu số 01', '1 Giấy chứng sinh Bản sao điện tử (2 tệp) 01', 'đã nộp đủ 8.000 đồng', 'Địa chỉ …'],
  ],
  ['FORM_02', { points: [{ what: 'Giấy chứng sinh', reason: 'Ảnh mờ' }], dueAt: AT }, ['Mẫu số 02', 'Ảnh mờ']],
  ['FORM_03', { reason: 'Không có tên trong sổ' }, ['Mẫu số 03', 'Không có tên trong sổ']],
  ['FORM_05', { reason: 'Quá hạn' }, ['Mẫu số 05', 'Quá hạn']],
  [
    'SUBMISSION_RECEIPT',
    { officialReceivedAt: AT, answerDueAt: AT, revision: 1, papers: [PAPER], amountDue: 0 },
    ['XÁC NHẬN CỔNG ĐÃ NHẬN HỒ SƠ'],
  ],
  [
    'PAYMENT_RECEIPT',
    { payer: 'Tuyết', reference: 'MC1', amount: 8000, paidAt: AT, transactionNo: null, lines: [] },
    ['Tám nghìn đồng'],
  ],
] as const)('%s of the first release is still printed, with what was known then', async (kind, facts, texts) => {
  const record = { document: { kind }, facts: { ...HEAD, ...facts } } as unknown as DocumentRecord;
  const words = wordsOf(await createPdfPrinter().print(paperFromFacts(record, SETS)));
  for (const text of texts) expect(words).toContain(text);
  expect(words, 'nobody knows now what went back then').not.toContain('Khoản hoàn trả');
  expect(words).not.toMatch(/undefined|NaN|print\.\w/);
});
