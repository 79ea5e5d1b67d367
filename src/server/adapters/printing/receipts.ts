import { formatDong } from '#domain/text/figures.ts';
import { numberInWords } from '#domain/text/numbers-in-words.ts';
import type { PageWriter } from './page-writer.ts';
import { begin, procedureOf, writeApplicant } from './paper-parts.ts';
import type { PaperLine, PaymentReceiptFacts, SubmissionReceiptFacts } from './port.ts';
import { printedText } from './printed-text.ts';
import { timeInWords } from './time-in-words.ts';

const sizeInWords = (bytes: number): string =>
  bytes < 1_048_576
    ? `${Math.max(1, Math.round(bytes / 1024))} kB`
    : `${(bytes / 1_048_576).toFixed(1).replace('.', ',')} MB`;

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

function writePapers(page: PageWriter, papers: readonly PaperLine[]): void {
  page.gap(3);
  page.text(printedText('print.papers.received'), 'strong');
  page.gap(3);
  if (papers.length === 0) {
    page.text(printedText('print.papers.none'));
    return;
  }
  page.table(
    [
      { title: printedText('print.column.number'), width: 0.08, align: 'center' },
      { title: printedText('print.column.paper'), width: 0.42 },
      { title: printedText('print.column.sizeAndHash'), width: 0.5 },
    ],
    papers.map((paper, n) => [
      String(n + 1),
      paper.name,
      `${sizeInWords(paper.size)}\n${paper.sha256.match(/.{1,22}/g)?.join('\n') ?? ''}`,
    ]),
  );
}

export function submissionReceipt(page: PageWriter, facts: SubmissionReceiptFacts): void {
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
  writePapers(page, facts.papers);
}

export function paymentReceipt(page: PageWriter, facts: PaymentReceiptFacts): void {
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
      { title: printedText('print.column.amount'), width: 0.32, align: 'right' },
    ],
    [
      ...facts.lines.map((line) => [line.name.vi, formatDong(line.amount, 'vi')]),
      [printedText('print.total'), formatDong(facts.amount, 'vi')],
    ],
  );
  page.row(
    printedText('print.label.inWords'),
    capital(printedText('print.dongInWords', { words: numberInWords(facts.amount) })),
  );
}
