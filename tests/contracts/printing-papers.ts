import type { ComponentLine, Paper, PaperHead } from '#server/adapters/printing/port.ts';

export const HEAD: PaperHead = {
  provinceName: 'Hải Dương',
  unitName: 'Bộ phận Một cửa phường Cẩm Thượng, thành phố Hải Dương',
  unitAddress: 'Số 12 đường Điện Biên Phủ',
  unitPhone: '0220 3838 111',
  place: 'Cẩm Thượng',
  hotline: '18001096',
  procedureName: 'Cấp bản sao trích lục hộ tịch',
  procedureCode: '2.000635',
  submissionReference: 'N7K42M9Q',
  dossierCode: '000.01.21.H23-261123-0042',
  lookUpUrl: 'https://dichvucong.haiduong.gov.vn/tra-cuu/000.01.21.H23-261123-0042',
  lookUpSite: 'dichvucong.haiduong.gov.vn/tra-cuu',
  issuedAt: '2026-11-23T03:24:00.000Z',
};
export const APPLICANT = {
  name: 'Nguyễn Thị Ánh Tuyết',
  organisation: null,
  personalId: '030190123456',
  taxCode: null,
  address: 'Số 5, ngõ 12, Phường Bình Hàn, Thành phố Hải Dương, Tỉnh Hải Dương',
  phone: '+84912345678',
  email: 'tuyet@vidu.vn',
};
export const PAPERS = [
  { name: 'Giấy chứng sinh', fileName: 'giay-to.pdf', size: 1_234_567, sha256: 'ab12'.repeat(16) },
  { name: 'Văn bản ủy quyền', fileName: 'uy quyen.jpg', size: 300, sha256: 'cd34'.repeat(16) },
];
export const COMPONENTS: readonly ComponentLine[] = [
  { name: 'Tờ khai cấp bản sao trích lục hộ tịch', kind: 'E_FORM', quantity: 1, files: 0 },
  { name: 'Giấy chứng sinh', kind: 'ELECTRONIC_COPY', quantity: 1, files: 3 },
  { name: 'Giấy chứng nhận kết hôn', kind: 'ORIGINAL', quantity: 1, files: 0 },
  { name: 'Trích đo thửa đất', kind: 'COPY', quantity: 2, files: 0 },
];
export const OFFICER = 'Nguyễn Thị Mai';
export const LONG_NAME = `${'Nguyễn Phước Tôn Nữ Ngọc Quỳnh '.repeat(3)}Hương Giang`.slice(0, 100).trim();
const FORM = (number: string, circular = '01/2018/TT-VPCP') => ({
  applicant: APPLICANT,
  officer: OFFICER,
  form: { number, circular },
});

export const ALL: { readonly [K in Paper['kind']]: Paper & { readonly kind: K } } = {
  SUBMISSION_RECEIPT: {
    kind: 'SUBMISSION_RECEIPT',
    facts: {
      ...HEAD,
      dossierCode: null,
      applicant: APPLICANT,
      officialReceivedAt: '2026-11-23T03:24:00.000Z',
      answerDueAt: '2026-11-24T03:24:00.000Z',
      revision: 2,
      papers: PAPERS,
      amountDue: 24_000,
    },
  },
  FORM_01: {
    kind: 'FORM_01',
    facts: {
      ...HEAD,
      ...FORM('01'),
      caseName: null,
      components: COMPONENTS,
      sets: 1,
      timeLimit: { unit: 'WORKING_DAY', amount: 3.5 },
      receivedAt: '2026-11-23T03:24:00.000Z',
      acceptedAt: '2026-11-23T08:30:00.000Z',
      dueAt: '2026-11-24T10:00:00.000Z',
      delivery: { method: 'COUNTER', place: 'Bộ phận Một cửa phường Bình Hàn, thành phố Hải Dương', copies: 3 },
      charges: [
        {
          name: 'Phí cấp bản sao trích lục hộ tịch',
          quantity: 3,
          unitAmount: 8_000,
          amount: 24_000,
          waivedBecause: null,
          withResult: false,
        },
      ],
      amountDue: 24_000,
      amountPaid: 24_000,
      registerOrdinal: '0042',
    },
  },
  FORM_02: {
    kind: 'FORM_02',
    facts: {
      ...HEAD,
      ...FORM('02'),
      points: [{ what: 'Giấy chứng sinh', reason: 'Ảnh mờ, xin chụp lại', remedy: 'REPLACE_PAPER' }],
      number: 1,
      dueAt: '2026-12-08T10:00:00.000Z',
    },
  },
  FORM_03: {
    kind: 'FORM_03',
    facts: {
      ...HEAD,
      ...FORM('03'),
      reason: 'Không có tên trong sổ hộ tịch',
      withdrawalAskedAt: null,
      returned: { components: COMPONENTS.slice(1, 2), amount: 24_000 },
    },
  },
  FORM_05: {
    kind: 'FORM_05',
    facts: {
      ...HEAD,
      ...FORM('05', '03/2025/TT-VPCP'),
      reason: 'Quá hạn bổ sung',
      withdrawalAskedAt: null,
      returned: { components: COMPONENTS.slice(1, 2), amount: 24_000 },
    },
  },
  PAYMENT_RECEIPT: {
    kind: 'PAYMENT_RECEIPT',
    facts: {
      ...HEAD,
      payer: APPLICANT.name,
      reference: 'MC261123N7K42M9Q',
      amount: 24_000,
      paidAt: '2026-11-23T03:30:00.000Z',
      transactionNo: '14000001',
      lines: [{ name: { vi: 'Phí cấp bản sao trích lục hộ tịch', en: 'Copies' }, amount: 24_000 }],
    },
  },
  DECLARATION: {
    kind: 'DECLARATION',
    facts: {
      ...HEAD,
      title: 'Tờ khai thay đổi thông tin cư trú',
      formNumber: 'Mẫu CT01, Thông tư 53/2025/TT-BCA',
      prescribedBy: null,
      addressee: 'Ủy ban nhân dân phường Cẩm Thượng, thành phố Hải Dương',
      parts: [
        {
          title: 'Người khai',
          blocks: [
            {
              title: 'Người khai',
              lines: [
                { label: 'Họ, chữ đệm và tên', value: APPLICANT.name },
                {
                  label: 'Ngày sinh',
                  value: '05/03/1990',
                  inWords: 'Ngày mùng năm tháng ba năm một nghìn chín trăm chín mươi',
                },
                { label: 'Giới tính', value: 'Nữ' },
                { label: 'Dân tộc', value: 'Kinh' },
                { label: 'Số hộ chiếu', value: null },
                { label: 'Nơi cư trú', value: APPLICANT.address },
              ],
            },
          ],
        },
        {
          title: 'Người cùng thay đổi',
          blocks: [
            {
              title: 'Thành viên',
              table: {
                columns: ['Họ, chữ đệm và tên', 'Ngày sinh', 'Giới tính', 'Số định danh cá nhân', 'Quan hệ với chủ hộ'],
                rows: [
                  ['Trần Bảo An', '01/02/2015', 'Nam', '030215000001', 'Con'],
                  ['Trần Bảo Bình', '03/04/2017', 'Nữ', null, 'Con'],
                ],
              },
            },
          ],
        },
      ],
      enclosed: COMPONENTS.slice(1, 2),
      undertaking: 'Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật.',
      signatures: ['Người kê khai'],
      applicantName: APPLICANT.name,
      revision: 1,
      declaredOn: '2026-11-23',
      committedAt: '2026-11-23T03:24:00.000Z',
    },
  },
};
