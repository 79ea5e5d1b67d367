import { groupReference } from '#domain/dossiers/dossier-code.ts';
import { spellPhone } from '#domain/identity/contact.ts';
import { formatDong, formatNumber } from '#domain/text/figures.ts';
import type { PageWriter } from './page-writer.ts';
import type { Applicant, ChargeLine, ComponentLine, Paper, PaperHead } from './port.ts';
import { printedText } from './printed-text.ts';

export const titleOf = (kind: Paper['kind']): string => printedText(`print.title.${kind}`);

export const referenceOf = ({ dossierCode, submissionReference }: PaperHead): string =>
  dossierCode === null
    ? printedText('print.submissionReference', { submissionReference: groupReference(submissionReference) })
    : printedText('print.dossierCode', { dossierCode });

export const footerOf = ({ provinceName, hotline }: PaperHead): string =>
  printedText('print.footer', { province: provinceName, hotline });

export const procedureOf = ({ procedureName, procedureCode }: PaperHead): string =>
  `${procedureName} (${procedureCode})`;

/** A dotted line to be filled by hand, where the portal does not know. */
export const orBlank = (value: string | null): string =>
  value === null || value === '' ? printedText('print.blank') : value;

const listed = (parts: readonly (string | null)[], between: string): string | null => {
  const there = parts.filter((it) => it !== null && it !== '');
  return there.length === 0 ? null : there.join(between);
};

export function begin(page: PageWriter, facts: PaperHead, kind: Paper['kind'], notes: readonly string[] = []): void {
  page.heading(facts);
  page.title(titleOf(kind), referenceOf(facts), notes, facts.lookUpUrl);
}

export function writeApplicant(page: PageWriter, applicant: Applicant): void {
  const { name, organisation, personalId, taxCode, address, phone, email } = applicant;
  page.row(
    printedText('print.label.applicant'),
    organisation === null ? name : printedText('print.filedFor', { organisation, name }),
  );
  page.row(
    printedText('print.label.personalId'),
    listed([personalId, taxCode === null ? null : printedText('print.taxCode', { taxCode })], ' · ') ?? '',
  );
  page.row(printedText('print.label.address'), orBlank(address));
  page.row(
    printedText('print.label.contact'),
    orBlank(listed([phone === null ? null : spellPhone(phone), email], ' · ')),
  );
}

export function writeComponents(page: PageWriter, components: readonly ComponentLine[]): void {
  page.table(
    [
      { title: printedText('print.column.number'), width: 0.08, align: 'center' },
      { title: printedText('print.column.paper'), width: 0.47 },
      { title: printedText('print.column.kind'), width: 0.32 },
      { title: printedText('print.column.quantity'), width: 0.13, align: 'center' },
    ],
    components.map(({ name, kind, quantity, files }, n) => [
      String(n + 1),
      name,
      printedText(`print.kind.${kind}`) + (files > 1 ? ` ${printedText('print.ofFiles', { files })}` : ''),
      String(quantity).padStart(2, '0'),
    ]),
  );
}

const inDong = (amount: number | null): string =>
  amount === null ? printedText('print.fees.depends') : formatDong(amount, 'vi');

const rateOf = ({ quantity, unitAmount }: ChargeLine): string =>
  quantity === null || unitAmount === null ? '' : `${quantity} × ${formatNumber(unitAmount, 'vi')}`;

/** The fee line by line, and what of it is paid. */
export function writeCharges(
  page: PageWriter,
  charges: readonly ChargeLine[],
  amountDue: number,
  amountPaid: number,
): void {
  if (charges.length === 0 && amountDue === 0) {
    page.row(printedText('print.label.fees'), printedText('print.fees.none'));
    return;
  }
  const nameOf = ({ name, waivedBecause, withResult }: ChargeLine): string =>
    waivedBecause !== null
      ? printedText('print.fees.waived', { name, reason: waivedBecause })
      : withResult
        ? printedText('print.fees.withResult', { name })
        : name;
  const rows = charges.map((charge) => [nameOf(charge), rateOf(charge), inDong(charge.amount)]);
  const paid = amountPaid >= amountDue ? 'print.fees.paid' : amountPaid > 0 ? 'print.fees.partly' : 'print.fees.owed';
  const state = amountDue === 0 ? '' : printedText(paid, { amount: formatDong(amountPaid, 'vi') });
  page.table(
    [
      { title: printedText('print.label.fees'), width: 0.52 },
      { title: printedText('print.column.rate'), width: 0.22, align: 'right' },
      { title: printedText('print.column.amount'), width: 0.26, align: 'right' },
    ],
    [...rows, [printedText('print.fees.total'), state, formatDong(amountDue, 'vi')]],
  );
}
