import type { NationalAmount, NationalFee, NationalWay } from './national-procedure.ts';
import type { NationalRecord } from './national-record.ts';
import { onceEach, plainLine, plainParagraphs, sameness } from './national-text.ts';

type RawFee = NonNullable<NonNullable<NonNullable<NationalRecord['executionMethods']>[number]['fees']>[number]>;

const KINDS: readonly string[] = ['FEE', 'SERVICE_FEE', 'PRICE_LEVEL'] satisfies NationalFee['kind'][];
/** Nothing of the state costs less: a smaller number of đồng is thousands, or another currency. */
const LEAST_DONG = 1_000;
const DONG = /(\d{1,3}(?:\.\d{3})+|\d+)\s*(?:đồng|đ(?!\p{L})|VNĐ|VND)/giu;
const COUNCIL = /hội đồng nhân dân|hđnd/iu;
/** The whole text, not a part: "miễn phí cho người cao tuổi" says nothing of the others. */
const NONE = /^(?:không(?: thu| có| mất| phải nộp)?|miễn|0)(?: (?:phí|lệ phí|phí,? lệ phí|đồng))?[.;]?$/iu;

const open = (
  reason: Extract<NationalAmount, { kind: 'dependsOnCase' }>['reason'],
  written?: number,
): NationalAmount => ({
  kind: 'dependsOnCase',
  reason,
  ...(written === undefined ? {} : { written }),
});

function amountOf({ value, currencyName, description, attachment }: RawFee): NationalAmount {
  const text = plainLine(description);
  if (value !== null && value !== undefined && value !== 0) {
    const currency = plainLine(currencyName);
    if (/^usd$/i.test(currency) && value > 0) return { kind: 'amount', amount: value, currency: 'USD' };
    if (currency !== '' && !/^(?:việt nam đồng|vnd|vnđ|đồng)$/iu.test(currency)) return open('doubtful', value);
    const said = [...text.matchAll(DONG)].map(([, figure = '']) => Number(figure.replaceAll('.', '')));
    const fits = Number.isInteger(value) && value >= LEAST_DONG && (said.length === 0 || said.includes(value));
    return fits ? { kind: 'amount', amount: value, currency: 'VND' } : open('doubtful', value);
  }
  if (NONE.test(text)) return { kind: 'none' };
  if (COUNCIL.test(text)) return open('council');
  if (plainLine(attachment?.fileName) !== '' || /kèm theo/iu.test(text)) return open('attachment');
  return open(text === '' ? 'notSaid' : 'inWords');
}

export function feesOf(fees: readonly RawFee[] | null | undefined): NationalFee[] {
  const read = (fees ?? []).map((fee): NationalFee => {
    const attachment = plainLine(fee.attachment?.fileName);
    return {
      kind: KINDS.includes(fee.type ?? '') ? (fee.type as NationalFee['kind']) : 'OTHER',
      amount: amountOf(fee),
      text: plainParagraphs(fee.description),
      ...(attachment === '' ? {} : { attachment }),
    };
  });
  return onceEach(read, feeKey);
}

const feeKey = ({ kind, amount, text, attachment }: NationalFee): string =>
  JSON.stringify([kind, amount, sameness(text.join(' ')), attachment]);

/** What makes the fees of two ways the same. */
export const feesKey = (fees: readonly NationalFee[]): string => fees.map(feeKey).sort().join(' ');

/** What can be said of the whole: an amount only where it is the only one, in every way of filing. */
export function wholeFee(ways: readonly NationalWay[]): NationalAmount {
  const amounts = ways.flatMap(({ fees }) =>
    fees.length === 0 ? [open('notSaid')] : fees.map(({ amount }) => amount),
  );
  const different = onceEach(amounts, (it) => JSON.stringify(it));
  const [only] = different;
  if (only === undefined) return open('notSaid');
  const severalFees = ways.some(({ fees }) => fees.length > 1) && only.kind === 'amount';
  return different.length > 1 || severalFees ? open('differs') : only;
}

/** The fees of a procedure, said once where several ways ask the same. */
export function feesByWay(ways: readonly NationalWay[]): Pick<NationalWay, 'methods' | 'fees'>[] {
  const groups = new Map<string, Pick<NationalWay, 'methods' | 'fees'>>();
  for (const { methods, fees } of ways) {
    const known = groups.get(feesKey(fees));
    groups.set(feesKey(fees), {
      fees: known?.fees ?? fees,
      methods: [...new Set([...(known?.methods ?? []), ...methods])],
    });
  }
  return [...groups.values()];
}
