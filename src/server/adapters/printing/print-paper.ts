import { declarationPaper } from './declaration-paper.ts';
import { createPageWriter } from './page-writer.ts';
import { openCanvas } from './paper-canvas.ts';
import { footerOf, titleOf } from './paper-parts.ts';
import type { Paper } from './port.ts';
import { paymentReceipt, submissionReceipt } from './receipts.ts';
import { form01, form02, reasonForm } from './statutory-forms.ts';

/** A paper as PDF with a QR code to the look-up: A5 (Circular 01/2018/TT-VPCP Art 9), a declaration A4. */
export async function printPaper(paper: Paper): Promise<Uint8Array> {
  const { kind, facts } = paper;
  const title = kind === 'DECLARATION' ? facts.title.toLocaleUpperCase('vi') : titleOf(kind);
  const canvas = openCanvas(
    kind === 'DECLARATION' ? 'A4' : 'A5',
    `${title} · ${facts.submissionReference}`,
    new Date(facts.issuedAt),
  );
  const page = createPageWriter(canvas);
  switch (kind) {
    case 'SUBMISSION_RECEIPT':
      submissionReceipt(page, facts);
      break;
    case 'FORM_01':
      form01(page, facts, 1);
      canvas.beginCopy();
      form01(page, facts, 2);
      break;
    case 'FORM_02':
      form02(page, facts);
      break;
    case 'FORM_03':
    case 'FORM_05':
      reasonForm(page, facts, kind);
      break;
    case 'PAYMENT_RECEIPT':
      paymentReceipt(page, facts);
      break;
    case 'DECLARATION':
      declarationPaper(canvas, page, facts);
      break;
  }
  return canvas.finish(footerOf(facts));
}
