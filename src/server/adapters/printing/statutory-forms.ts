import { formatDong } from '#domain/text/figures.ts';
import type { PageWriter, Signer } from './page-writer.ts';
import { begin, orBlank, procedureOf, writeApplicant, writeCharges, writeComponents } from './paper-parts.ts';
import type { Form01Facts, Form02Facts, PaperHead, ReasonFormFacts, StatutoryFormFacts } from './port.ts';
import { printedText } from './printed-text.ts';
import { timeInWords, timeLimitInWords } from './time-in-words.ts';

/** A signature alone on its page proves nothing: so much of what it signs goes with it. */
const CLOSING_ROWS = 74;
/** The line of the register and the note. */
const CLOSING_OF_FORM_01 = 36;

const signersOf = (facts: StatutoryFormFacts, role: string): readonly Signer[] => [
  { role: printedText('print.signer.applicant'), name: facts.applicant.name },
  { role, name: facts.officer },
];

type FormKind = 'FORM_01' | 'FORM_02' | 'FORM_03' | 'FORM_05';

function beginForm(page: PageWriter, facts: StatutoryFormFacts, kind: FormKind, notes: readonly string[] = []): void {
  begin(page, facts, kind, [...notes, printedText('print.formNumber', { ...facts.form })]);
}

const unitInWords = ({ unitName, unitAddress }: PaperHead): string =>
  unitAddress === null ? unitName : `${unitName}, ${unitAddress}`;

function writeRequest(page: PageWriter, facts: StatutoryFormFacts, caseName: string | null = null): void {
  writeApplicant(page, facts.applicant);
  const request = procedureOf(facts);
  page.row(printedText('print.label.request'), caseName === null ? request : `${request} · ${caseName}`);
}

/** Whom to ask: the officer by name, and the unit's own telephone where it has one. */
function writeContact(page: PageWriter, facts: StatutoryFormFacts): void {
  const { officer, unitPhone, hotline } = facts;
  const phone = unitPhone === null ? '' : `, ${printedText('print.phone', { phone: unitPhone })}`;
  page.row(
    printedText('print.label.questions'),
    `${officer}, ${unitInWords(facts)}${phone}; ${printedText('print.hotline', { hotline })}`,
  );
}

/** One of the two copies: the agency keeps the first, the applicant takes the second. */
export function form01(page: PageWriter, facts: Form01Facts, copy: 1 | 2): void {
  const { delivery } = facts;
  beginForm(page, facts, 'FORM_01', [printedText(`print.copy.${copy}`)]);
  page.row(printedText('print.label.oneStopUnit'), unitInWords(facts));
  writeRequest(page, facts, facts.caseName);
  page.gap(2);
  writeComponents(page, facts.components);
  page.row(printedText('print.label.sets'), printedText('print.sets', { sets: String(facts.sets).padStart(2, '0') }));
  page.row(
    printedText('print.label.timeLimit'),
    facts.timeLimit === null ? printedText('print.blank') : timeLimitInWords(facts.timeLimit),
  );
  page.row(printedText('print.label.receivedAt'), timeInWords(facts.receivedAt));
  if (facts.acceptedAt !== facts.receivedAt)
    page.row(printedText('print.label.acceptedAt'), timeInWords(facts.acceptedAt));
  page.row(
    printedText('print.label.resultDueAt'),
    facts.dueAt === null ? printedText('print.dueWhenTold') : timeInWords(facts.dueAt),
  );
  const copies =
    delivery.copies === null || delivery.method === 'ELECTRONIC'
      ? ''
      : ` · ${printedText('print.copies', { copies: delivery.copies })}`;
  page.row(
    printedText('print.label.delivery'),
    printedText(`print.delivery.${delivery.method}`, {
      place: orBlank(delivery.place),
      site: facts.lookUpSite,
    }) + copies,
  );
  page.gap(2);
  writeCharges(page, facts.charges, facts.amountDue, facts.amountPaid);
  const signers = signersOf(facts, printedText('print.signer.FORM_01'));
  page.keep(page.heightOfSignatures(signers) + CLOSING_OF_FORM_01);
  page.text(printedText('print.register', { ordinal: facts.registerOrdinal ?? printedText('print.blankShort') }));
  page.signatures(signers);
  page.text(printedText('print.note.FORM_01', { site: facts.lookUpSite, hotline: facts.hotline }), 'small');
}

export function form02(page: PageWriter, facts: Form02Facts): void {
  beginForm(page, facts, 'FORM_02');
  writeRequest(page, facts);
  page.gap(3);
  if (facts.number > 1) page.text(printedText('print.supplementNumber', { number: facts.number }), 'strong');
  page.text(printedText('print.pleaseSupplement'), 'strong');
  page.gap(3);
  page.table(
    [
      { title: printedText('print.column.number'), width: 0.08, align: 'center' },
      { title: printedText('print.column.point'), width: 0.29 },
      { title: printedText('print.column.reason'), width: 0.37 },
      { title: printedText('print.column.remedy'), width: 0.26 },
    ],
    facts.points.map(({ what, reason, remedy }, n) => [
      String(n + 1),
      what,
      reason,
      remedy === null ? '' : printedText(`print.remedy.${remedy}`),
    ]),
  );
  const signers = signersOf(facts, printedText('print.signer.FORM_02'));
  page.keep(page.heightOfSignatures(signers) + CLOSING_ROWS);
  page.row(printedText('print.label.supplementBy'), timeInWords(facts.dueAt));
  writeContact(page, facts);
  page.text(printedText('print.note.FORM_02', { site: facts.lookUpSite }), 'small');
  page.signatures(signers);
}

function writeReturned(page: PageWriter, returned: NonNullable<ReasonFormFacts['returned']>): void {
  const onPaper = returned.components.some(({ kind }) => kind === 'ORIGINAL' || kind === 'COPY');
  page.row(
    printedText('print.label.returnedPapers'),
    printedText(onPaper ? 'print.returned.papers' : 'print.returned.electronic'),
  );
  if (returned.components.length > 0) {
    page.gap(2);
    writeComponents(page, returned.components);
  }
  page.row(
    printedText('print.label.returnedMoney'),
    returned.amount === 0 ? printedText('print.returned.noMoney') : formatDong(returned.amount, 'vi'),
  );
}

export function reasonForm(page: PageWriter, facts: ReasonFormFacts, kind: 'FORM_03' | 'FORM_05'): void {
  beginForm(page, facts, kind);
  writeRequest(page, facts);
  page.gap(3);
  const { returned, legalGround } = facts;
  const hasGround = kind === 'FORM_03' && typeof legalGround === 'string';
  page.text(printedText(hasGround ? 'print.because.FORM_03WithGround' : `print.because.${kind}`), 'strong');
  page.gap(2);
  page.text(
    facts.withdrawalAskedAt === null
      ? facts.reason
      : printedText('print.withdrawn', { time: timeInWords(facts.withdrawalAskedAt) }),
  );
  page.gap();
  if (hasGround) page.row(printedText('print.label.legalGround'), legalGround);
  if (kind === 'FORM_05' && returned !== null) writeReturned(page, returned);
  else if (returned !== null && returned.amount > 0)
    page.row(printedText('print.label.returnedMoney'), formatDong(returned.amount, 'vi'));
  const signers = signersOf(facts, printedText('print.signer.reason'));
  page.keep(page.heightOfSignatures(signers) + CLOSING_ROWS);
  page.row(printedText('print.label.issuedAt'), timeInWords(facts.issuedAt));
  writeContact(page, facts);
  page.text(printedText('print.note.redress'), 'small');
  page.signatures(signers);
}
