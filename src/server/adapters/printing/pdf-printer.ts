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
import { printedText } from './printed-text.ts';

/** "10 giờ 24 phút, ngày 23/11/2026", Asia/Ho_Chi_Minh. */
export function timeInWords(instant: string): string {
  const minutes = minuteOfDay(toLocalMinutes(instant));
  const [year, month, day] = localDate(instant).split('-');
  const two = (value: number): string => String(value).padStart(2, '0');
  return printedText('print.time', {
    hour: two(Math.floor(minutes / 60)),
    minute: two(minutes % 60),
    date: `${day}/${month}/${year}`,
  });
}

type FormKind = Exclude<Paper['kind'], 'SUBMISSION_RECEIPT' | 'PAYMENT_RECEIPT'>;

const reference = ({ dossierCode, submissionReference }: PaperHead): string =>
  dossierCode === null
    ? printedText('print.submissionReference', { submissionReference })
    : printedText('print.dossierCode', { dossierCode });

const footer = ({ provinceName, hotline }: PaperHead): string =>
  printedText('print.footer', { province: provinceName, hotline });

const procedureOf = ({ procedureName, procedureCode }: PaperHead): string => `${procedureName} (${procedureCode})`;

/** A signature alone on its page proves nothing: the last rows go with it. */
const CLOSING = 150;

const titleOf = (kind: Paper['kind']): string => printedText(`print.title.${kind}`);

function begin(page: PageWriter, facts: PaperHead, kind: Paper['kind'], notes: readonly string[] = []): void {
  page.heading(facts);
  page.title(titleOf(kind), reference(facts), notes, facts.lookUpUrl);
}

function writeApplicant(page: PageWriter, applicant: Applicant): void {
  page.row(printedText('print.label.applicant'), applicant.name);
  page.row(printedText('print.label.personalId'), applicant.personalId);
  page.row(
    printedText('print.label.contact'),
    [applicant.phone, applicant.email].filter((it) => it !== null).join(' · ') || '—',
  );
}

const sizeInWords = (bytes: number): string =>
  bytes < 1_048_576
    ? `${Math.max(1, Math.round(bytes / 1024))} kB`
    : `${(bytes / 1_048_576).toFixed(1).replace('.', ',')} MB`;

function beginForm(page: PageWriter, facts: PaperHead, kind: FormKind): void {
  begin(page, facts, kind, [printedText(`print.formNumber.${kind}`)]);
}

function writeRequest(page: PageWriter, facts: PaperHead & { readonly applicant: Applicant }): void {
  writeApplicant(page, facts.applicant);
  page.row(printedText('print.label.request'), procedureOf(facts));
}

function sign(page: PageWriter, role: string, officer: string): void {
  page.signatures(printedText('print.signer.applicant'), role, officer);
}

function writePapers(page: PageWriter, papers: readonly PaperLine[], withHash: boolean): void {
  page.gap(3);
  page.text(printedText('print.papers.received'), 'strong');
  page.gap(3);
  if (papers.length === 0) {
    page.text(printedText('print.papers.none'));
    page.gap(3);
    return;
  }
  const rows = papers.map((paper, n) => [
    String(n + 1),
    paper.name,
    withHash
      ? `${sizeInWords(paper.size)}\n${paper.sha256.match(/.{1,22}/g)?.join('\n') ?? ''}`
      : printedText('print.papers.electronic', { size: sizeInWords(paper.size) }),
  ]);
  page.table(
    [
      { title: printedText('print.column.number'), width: 0.08 },
      { title: printedText('print.column.paper'), width: withHash ? 0.42 : 0.6 },
      {
        title: withHash ? printedText('print.column.sizeAndHash') : printedText('print.column.kind'),
        width: withHash ? 0.5 : 0.32,
      },
    ],
    rows,
  );
}

function submissionReceipt(page: PageWriter, facts: SubmissionReceiptFacts): void {
  begin(page, facts, 'SUBMISSION_RECEIPT');
  page.row(printedText('print.label.procedure'), procedureOf(facts));
  writeApplicant(page, facts.applicant);
  page.row(printedText('print.label.receivingUnit'), facts.unitName);
  page.row(printedText('print.label.officiallyReceivedAt'), timeInWords(facts.officialReceivedAt));
  page.row(printedText('print.label.answerDueAt'), timeInWords(facts.answerDueAt));
  if (facts.revision > 1) page.row(printedText('print.label.revision'), String(facts.revision));
  if (facts.amountDue > 0) page.row(printedText('print.label.amountDue'), formatDong(facts.amountDue, 'vi'));
  page.gap(2);
  page.text(printedText('print.note.SUBMISSION_RECEIPT'), 'small');
  writePapers(page, facts.papers, true);
}

function form01(page: PageWriter, facts: Form01Facts): void {
  beginForm(page, facts, 'FORM_01');
  page.row(
    printedText('print.label.oneStopUnit'),
    facts.unitAddress === null ? facts.unitName : `${facts.unitName}, ${facts.unitAddress}`,
  );
  writeRequest(page, facts);
  writePapers(page, facts.papers, false);
  page.row(printedText('print.label.sets'), printedText('print.oneElectronicSet'));
  page.row(printedText('print.label.receivedAt'), timeInWords(facts.receivedAt));
  page.row(printedText('print.label.acceptedAt'), timeInWords(facts.acceptedAt));
  page.row(
    printedText('print.label.resultDueAt'),
    facts.dueAt === null ? printedText('print.dueWhenTold') : timeInWords(facts.dueAt),
  );
  if (facts.timeLimitNote !== null) page.row(printedText('print.label.timeLimit'), facts.timeLimitNote);
  page.keep(CLOSING);
  page.row(printedText('print.label.delivery'), printedText(`print.delivery.${facts.delivery}`));
  page.row(
    printedText('print.label.fees'),
    facts.amountDue === 0
      ? printedText('print.fees.none')
      : printedText(facts.amountPaid >= facts.amountDue ? 'print.fees.paid' : 'print.fees.owed', {
          amount: formatDong(facts.amountDue, 'vi'),
        }),
  );
  sign(page, printedText('print.signer.FORM_01'), facts.officer);
  page.text(printedText('print.note.FORM_01'), 'small');
}

function form02(page: PageWriter, facts: Form02Facts): void {
  beginForm(page, facts, 'FORM_02');
  writeRequest(page, facts);
  page.gap(3);
  page.text(printedText('print.pleaseSupplement'), 'strong');
  page.gap(3);
  page.table(
    [
      { title: printedText('print.column.number'), width: 0.08 },
      { title: printedText('print.column.point'), width: 0.36 },
      { title: printedText('print.column.reason'), width: 0.56 },
    ],
    facts.points.map((point, n) => [String(n + 1), point.what, point.reason]),
  );
  page.keep(CLOSING);
  page.row(printedText('print.label.supplementBy'), timeInWords(facts.dueAt));
  page.row(printedText('print.label.questions'), printedText('print.hotline', { hotline: facts.hotline }));
  page.text(printedText('print.note.FORM_02'), 'small');
  sign(page, printedText('print.signer.FORM_02'), facts.officer);
}

function reasonForm(page: PageWriter, facts: ReasonFormFacts, kind: 'FORM_03' | 'FORM_05'): void {
  beginForm(page, facts, kind);
  writeRequest(page, facts);
  page.gap(3);
  page.text(printedText(`print.because.${kind}`), 'strong');
  page.gap(2);
  page.text(facts.reason);
  page.gap();
  page.keep(CLOSING);
  page.row(printedText('print.label.issuedAt'), timeInWords(facts.issuedAt));
  page.text(printedText('print.note.redress'), 'small');
  sign(page, printedText('print.signer.reason'), facts.officer);
}

function paymentReceipt(page: PageWriter, facts: PaymentReceiptFacts): void {
  begin(page, facts, 'PAYMENT_RECEIPT');
  page.row(printedText('print.label.payer'), facts.payer);
  page.row(printedText('print.label.payFor'), procedureOf(facts));
  page.row(printedText('print.label.paymentReference'), facts.reference);
  if (facts.transactionNo !== null) page.row(printedText('print.label.transactionNo'), facts.transactionNo);
  page.row(printedText('print.label.paidAt'), timeInWords(facts.paidAt));
  page.gap(3);
  page.table(
    [
      { title: printedText('print.column.charge'), width: 0.68 },
      { title: printedText('print.column.amount'), width: 0.32 },
    ],
    [
      ...facts.lines.map((line) => [line.name.vi, formatDong(line.amount, 'vi')]),
      [printedText('print.total'), formatDong(facts.amount, 'vi')],
    ],
  );
  page.row(
    printedText('print.label.inWords'),
    printedText('print.dongInWords', { words: numberInWords(facts.amount) }),
  );
}

/** Papers as PDF on A5 (Circular 01/2018/TT-VPCP Art 9), with a QR code to the look-up. */
export function createPdfPrinter(): Printer {
  return {
    async print(paper: Paper) {
      const page = createPageWriter(
        'A5',
        `${titleOf(paper.kind)} · ${paper.facts.submissionReference}`,
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
