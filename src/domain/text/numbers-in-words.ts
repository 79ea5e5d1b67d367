import type { PlainDate } from '#domain/api/primitives.ts';

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const digit = (n: number): string => DIGITS[n] ?? '';

/** 0 to 99. */
function below100(n: number): string {
  if (n < 10) return digit(n);
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const head = tens === 1 ? 'mười' : `${digit(tens)} mươi`;
  if (ones === 0) return head;
  if (ones === 5) return `${head} lăm`;
  if (tens > 1 && ones === 1) return `${head} mốt`;
  if (tens > 1 && ones === 4) return `${head} tư`;
  return `${head} ${digit(ones)}`;
}

/** Three digits; `full` names the hundreds even where they are zero ("không trăm linh năm"). */
function triple(n: number, full: boolean): string {
  const [hundreds, rest] = [Math.floor(n / 100), n % 100];
  if (hundreds === 0 && !full) return below100(rest);
  const head = `${digit(hundreds)} trăm`;
  if (rest === 0) return head;
  return rest < 10 ? `${head} linh ${digit(rest)}` : `${head} ${below100(rest)}`;
}

const SCALES = ['', 'nghìn', 'triệu', 'tỷ'] as const;

/** A whole number from 0 to 999,999,999,999 in Vietnamese words. */
export function numberInWords(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 999_999_999_999) throw new RangeError(`cannot say ${n}`);
  if (n === 0) return digit(0);
  const words: string[] = [];
  for (let scale = SCALES.length - 1; scale >= 0; scale -= 1) {
    const group = Math.floor(n / 1000 ** scale) % 1000;
    if (group > 0) words.push(`${triple(group, words.length > 0)} ${SCALES[scale]}`.trim());
  }
  return words.join(' ');
}

/** "Ngày ba mươi tháng mười một năm hai nghìn hai mươi sáu": as civil-status forms ask ("ghi bằng chữ"). */
export function dateInWords(date: PlainDate): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const monthWord = month === 4 ? 'tư' : numberInWords(month);
  const dayWord = day <= 10 ? `mùng ${numberInWords(day)}` : numberInWords(day);
  const tail = year % 1000;
  const yearWords =
    tail > 0 && tail < 100
      ? `${numberInWords(year - tail)} ${tail < 10 ? `không trăm linh ${digit(tail)}` : below100(tail)}`
      : numberInWords(year);
  return `Ngày ${dayWord} tháng ${monthWord} năm ${yearWords}`;
}
