import { writeAnswerTable, writeLines } from './answer-writer.ts';
import type { PageWriter } from './page-writer.ts';
import type { PaperCanvas } from './paper-canvas.ts';
import { referenceOf } from './paper-parts.ts';
import type { DeclarationFacts } from './port.ts';
import { printedText } from './printed-text.ts';
import { dayInWords, timeInWords } from './time-in-words.ts';

const QR_SIZE = 56;
/** Undertaking, place and day, signatures: they are signed together. */
const CLOSING = 190;
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

const upper = (text: string): string => text.toLocaleUpperCase('vi');

function writeHead(canvas: PaperCanvas, facts: DeclarationFacts): void {
  const { left, width } = canvas;
  const middle = { x: left, width, align: 'center' } as const;
  const top = canvas.y;
  canvas.qr(facts.lookUpUrl, left + width - QR_SIZE, top, QR_SIZE);
  canvas.write(printedText('print.state'), 'strong', middle);
  canvas.write(printedText('print.motto'), 'strong', middle);
  canvas.rule(left + width / 2 - 75, left + width / 2 + 75, canvas.y + 2);
  canvas.y = top + QR_SIZE + 10;
  canvas.write(upper(facts.title), 'strong', middle, 3.5);
  const under = facts.formNumber ?? facts.prescribedBy;
  if (under !== null) canvas.write(under, 'small', { x: left + width * 0.1, width: width * 0.8, align: 'center' });
  canvas.y += 6;
  canvas.write(printedText('print.addressee', { addressee: facts.addressee }), 'strong', middle);
  canvas.y += 10;
}

function writeParts(canvas: PaperCanvas, page: PageWriter, facts: DeclarationFacts): void {
  facts.parts.forEach(({ title, blocks }, n) => {
    // A heading stands with at least two lines of what it heads.
    canvas.keep(62);
    page.text(`${ROMAN[n] ?? n + 1}. ${upper(title)}`, 'strong');
    page.gap(3);
    for (const [place, block] of blocks.entries()) {
      if (blocks.length > 1 && (place > 0 || upper(block.title) !== upper(title))) {
        canvas.keep(46);
        page.text(block.title, 'slanted');
        page.gap(2);
      }
      if ('table' in block) writeAnswerTable(canvas, page, block.table);
      else writeLines(canvas, block.lines);
      page.gap(2);
    }
    page.gap(4);
  });
}

function writeEnclosed(canvas: PaperCanvas, page: PageWriter, { enclosed }: DeclarationFacts): void {
  if (enclosed.length === 0) return;
  const lines = enclosed.map(
    ({ name, files }, n) => `${n + 1}. ${name}${files > 1 ? ` ${printedText('print.ofFiles', { files })}` : ''}`,
  );
  // A heading stands with what it heads: a paper's name in the law may fill several lines.
  canvas.keep(20 + Math.min(canvas.heightOf(lines[0] ?? '', 'plain', canvas.width), 120));
  page.text(printedText('print.enclosed'), 'strong');
  page.gap(2);
  for (const line of lines) page.text(line);
  page.gap(6);
}

/** The declaration as its law has it on paper, from what was answered and sent (Decree 45/2020 Art 9). */
export function declarationPaper(canvas: PaperCanvas, page: PageWriter, facts: DeclarationFacts): void {
  const { left, width } = canvas;
  writeHead(canvas, facts);
  writeParts(canvas, page, facts);
  writeEnclosed(canvas, page, facts);
  canvas.keep(CLOSING);
  canvas.write(facts.undertaking, 'plain', { x: left, width, align: 'justify' });
  canvas.y += 8;
  canvas.write(
    printedText('print.doneAt', { place: printedText('print.blankShort'), day: dayInWords(facts.declaredOn) }),
    'slanted',
    { x: left, width, align: 'right' },
  );
  page.gap(2);
  const { signatures, applicantName } = facts;
  // One signer stands on the right, as records have it; of several, whose name is whose is not the portal's to say.
  page.signatures(
    signatures.length === 1
      ? [null, { role: upper(signatures[0] ?? ''), name: applicantName }]
      : signatures.map((role) => ({ role: upper(role), name: null })),
  );
  canvas.y += 6;
  const sent = printedText('print.declared', {
    time: timeInWords(facts.committedAt),
    reference: referenceOf(facts),
    revision: facts.revision,
  });
  page.text(sent, 'small');
}
