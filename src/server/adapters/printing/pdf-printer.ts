import { localDate, minuteOfDay, toLocalMinutes } from '#domain/deadlines/local-time.ts';
import { formatDong } from '#domain/text/figures.ts';
import { numberInWords } from '#domain/text/numbers-in-words.ts';
import { createPageWriter, type PageWriter } from './page-writer.ts';
import type {
  Applicant,
  Form01Facts,
  Form02Facts,
  Paper,
  PaperHead,
  PaperLine,
  PaymentReceiptFacts,
  Printer,
  ReasonFormFacts,
  SubmissionReceiptFacts,
} from './port.ts';

/** "10 giờ 24 phút, ngày 23/11/2026", Asia/Ho_Chi_Minh. */
export function timeInWords(instant: string): string {
  const minutes = minuteOfDay(toLocalMinutes(instant));
  const [year, month, day] = localDate(instant).split('-');
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))} giờ ${two(minutes % 60)} phút, ngày ${day}/${month}/${year}`;
}

const DELIVERY = {
  ELECTRONIC: 'Bản điện tử trên Cổng dịch vụ công',
  COUNTER: 'Tại Bộ phận Một cửa',
  POSTAL: 'Qua dịch vụ bưu chính công ích',
} as const;

const reference = ({ dossierCode, submissionReference }: PaperHead): string =>
  dossierCode === null ? `Mã gửi: ${submissionReference}` : `Mã hồ sơ: ${dossierCode}`;

const footer = ({ provinceName, hotline }: PaperHead): string =>
  `Cổng dịch vụ công tỉnh ${provinceName} · Tổng đài ${hotline} · In từ hệ thống Một Cửa`;

function begin(page: PageWriter, facts: PaperHead, title: string): void {
  page.heading(facts);
  page.title(title, reference(facts), facts.lookUpUrl);
}

function writeApplicant(page: PageWriter, applicant: Applicant): void {
  page.row('Người nộp hồ sơ', applicant.name);
  page.row('Số định danh', applicant.personalId);
  page.row('Liên hệ', [applicant.phone, applicant.email].filter((it) => it !== null).join(' · ') || '—');
}

const sizeInWords = (bytes: number): string =>
  bytes < 1_048_576
    ? `${Math.max(1, Math.round(bytes / 1024))} kB`
    : `${(bytes / 1_048_576).toFixed(1).replace('.', ',')} MB`;

function writePapers(page: PageWriter, papers: readonly PaperLine[], withHash: boolean): void {
  page.gap(3);
  page.text('Giấy tờ đã nhận', 'strong');
  page.gap(3);
  if (papers.length === 0) {
    page.text('Không có giấy tờ kèm theo: thông tin nằm trong tờ khai điện tử.');
    return;
  }
  const rows = papers.map((paper, n) => [
    String(n + 1),
    paper.name,
    withHash
      ? `${sizeInWords(paper.size)}\n${paper.sha256.match(/.{1,22}/g)?.join('\n') ?? ''}`
      : `Bản điện tử, ${sizeInWords(paper.size)}`,
  ]);
  page.table(
    [
      { title: 'STT', width: 0.08 },
      { title: 'Tên giấy tờ', width: withHash ? 0.42 : 0.6 },
      { title: withHash ? 'Dung lượng, mã băm SHA-256' : 'Loại', width: withHash ? 0.5 : 0.32 },
    ],
    rows,
  );
}

function submissionReceipt(page: PageWriter, facts: SubmissionReceiptFacts): void {
  begin(page, facts, 'XÁC NHẬN CỔNG ĐÃ NHẬN HỒ SƠ');
  page.row('Thủ tục', `${facts.procedureName} (${facts.procedureCode})`);
  writeApplicant(page, facts.applicant);
  page.row('Nơi tiếp nhận', facts.unitName);
  page.row('Thời điểm tiếp nhận chính thức', timeInWords(facts.officialReceivedAt));
  page.row('Cán bộ trả lời chậm nhất', timeInWords(facts.answerDueAt));
  if (facts.revision > 1) page.row('Lần gửi', String(facts.revision));
  if (facts.amountDue > 0) page.row('Phí, lệ phí phải nộp', formatDong(facts.amountDue, 'vi'));
  writePapers(page, facts.papers, true);
  page.text(
    'Xác nhận này theo Điều 11 Nghị định 45/2020/NĐ-CP; bản có chữ ký số nằm trong ứng dụng và trong tệp tải về của hồ sơ. Mã hồ sơ được cấp khi cán bộ tiếp nhận.',
    'small',
  );
}

function form01(page: PageWriter, facts: Form01Facts): void {
  begin(page, facts, 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ');
  page.text('(Mẫu số 01, Thông tư 01/2018/TT-VPCP) · Liên 2: giao người nộp', 'small');
  page.gap(4);
  page.row('Bộ phận Một cửa', facts.unitAddress === null ? facts.unitName : `${facts.unitName}, ${facts.unitAddress}`);
  writeApplicant(page, facts.applicant);
  page.row('Nội dung yêu cầu', `${facts.procedureName} (${facts.procedureCode})`);
  writePapers(page, facts.papers, false);
  page.row('Số lượng hồ sơ', '01 bộ, bản điện tử');
  page.row('Nhận hồ sơ lúc', timeInWords(facts.receivedAt));
  page.row('Tiếp nhận lúc', timeInWords(facts.acceptedAt));
  page.row('Hẹn trả kết quả', facts.dueAt === null ? 'Theo thông báo của cơ quan' : timeInWords(facts.dueAt));
  if (facts.timeLimitNote !== null) page.row('Thời hạn giải quyết', facts.timeLimitNote);
  page.row('Nhận kết quả', DELIVERY[facts.delivery]);
  page.row(
    'Phí, lệ phí',
    facts.amountDue === 0
      ? 'Không'
      : `${formatDong(facts.amountDue, 'vi')} (${facts.amountPaid >= facts.amountDue ? 'đã nộp' : 'chưa nộp đủ'})`,
  );
  page.signatures('NGƯỜI NỘP HỒ SƠ', 'NGƯỜI TIẾP NHẬN HỒ SƠ', facts.officer);
  page.text('Khi nhận bản giấy, mang theo giấy này và giấy tờ tùy thân; nhận thay cần giấy ủy quyền.', 'small');
}

function form02(page: PageWriter, facts: Form02Facts): void {
  begin(page, facts, 'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ');
  page.text('(Mẫu số 02, Thông tư 01/2018/TT-VPCP)', 'small');
  page.gap(4);
  writeApplicant(page, facts.applicant);
  page.row('Nội dung yêu cầu', `${facts.procedureName} (${facts.procedureCode})`);
  page.gap(3);
  page.text('Đề nghị Ông/Bà bổ sung, hoàn thiện những nội dung sau (hướng dẫn một lần, đầy đủ):', 'strong');
  page.gap(3);
  page.table(
    [
      { title: 'STT', width: 0.08 },
      { title: 'Mục cần bổ sung', width: 0.36 },
      { title: 'Lý do và cách làm', width: 0.56 },
    ],
    facts.points.map((point, n) => [String(n + 1), point.what, point.reason]),
  );
  page.row('Bổ sung trước', timeInWords(facts.dueAt));
  page.text('Ông/Bà bổ sung ngay trên Cổng; mã hồ sơ không đổi (Điều 12 Nghị định 45/2020/NĐ-CP).', 'small');
  page.row('Cần hỏi thêm', `Tổng đài ${facts.hotline}`);
  page.signatures('NGƯỜI NỘP HỒ SƠ', 'NGƯỜI HƯỚNG DẪN', facts.officer);
}

function reasonForm(page: PageWriter, facts: ReasonFormFacts, kind: 'FORM_03' | 'FORM_05'): void {
  const refusal = kind === 'FORM_03';
  begin(page, facts, refusal ? 'PHIẾU TỪ CHỐI GIẢI QUYẾT HỒ SƠ' : 'THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ');
  page.text(refusal ? '(Mẫu số 03, Thông tư 01/2018/TT-VPCP)' : '(Mẫu số 05)', 'small');
  page.gap(4);
  writeApplicant(page, facts.applicant);
  page.row('Nội dung yêu cầu', `${facts.procedureName} (${facts.procedureCode})`);
  page.gap(3);
  page.text(refusal ? 'Hồ sơ không được tiếp nhận vì:' : 'Hồ sơ dừng giải quyết vì:', 'strong');
  page.gap(2);
  page.text(facts.reason);
  page.gap();
  page.row('Ngày', timeInWords(facts.issuedAt));
  page.text(
    'Khoản đã nộp (nếu có) được hoàn trả. Không đồng ý, Ông/Bà có quyền kiến nghị, khiếu nại theo quy định của pháp luật.',
    'small',
  );
  page.signatures('NGƯỜI NỘP HỒ SƠ', 'NGƯỜI LẬP PHIẾU', facts.officer);
}

function paymentReceipt(page: PageWriter, facts: PaymentReceiptFacts): void {
  begin(page, facts, 'XÁC NHẬN ĐÃ NỘP PHÍ, LỆ PHÍ');
  page.row('Người nộp', facts.payer);
  page.row('Nội dung', `${facts.procedureName} (${facts.procedureCode})`);
  page.row('Mã thanh toán', facts.reference);
  if (facts.transactionNo !== null) page.row('Mã giao dịch của cổng thanh toán', facts.transactionNo);
  page.row('Nộp lúc', timeInWords(facts.paidAt));
  page.gap(3);
  page.table(
    [
      { title: 'Khoản', width: 0.68 },
      { title: 'Số tiền', width: 0.32 },
    ],
    [
      ...facts.lines.map((line) => [line.name.vi, formatDong(line.amount, 'vi')]),
      ['Cộng', formatDong(facts.amount, 'vi')],
    ],
  );
  page.row('Bằng chữ', `${numberInWords(facts.amount)} đồng`);
}

/** Papers as PDF on A5 (Circular 01/2018/TT-VPCP Art 9), with a QR code to the look-up. */
export function createPdfPrinter(): Printer {
  return {
    async print(paper: Paper) {
      const page = createPageWriter(
        'A5',
        `${paper.kind} ${paper.facts.submissionReference}`,
        new Date(paper.facts.issuedAt),
      );
      switch (paper.kind) {
        case 'SUBMISSION_RECEIPT':
          submissionReceipt(page, paper.facts);
          break;
        case 'FORM_01':
          form01(page, paper.facts);
          break;
        case 'FORM_02':
          form02(page, paper.facts);
          break;
        case 'FORM_03':
        case 'FORM_05':
          reasonForm(page, paper.facts, paper.kind);
          break;
        case 'PAYMENT_RECEIPT':
          paymentReceipt(page, paper.facts);
          break;
      }
      return page.finish(footer(paper.facts));
    },
  };
}
