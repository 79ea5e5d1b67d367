import { useTranslation } from 'react-i18next';
import { useLanguage } from '#client/i18n/use-language.ts';
import type {
  NationalAmount,
  NationalFee,
  NationalLimit,
  NationalMethod,
  NationalTime,
} from '#domain/procedures/national-procedure.ts';
import { formatDong } from '#domain/text/figures.ts';

/** A value in words, and why it is open where it is. */
export interface ValueInWords {
  readonly value: string;
  readonly open: boolean;
  readonly note: string | undefined;
}

/** What the record says in numbers and codes, in words of the screen's language. */
export function useNationalWords() {
  const { t } = useTranslation('national');
  const language = useLanguage();
  const limit = ({ amount, unit }: NationalLimit): string =>
    t(`unit.${unit}`, { count: amount, amount: amount.toLocaleString(language === 'vi' ? 'vi-VN' : 'en') });
  /** `beside`: the record's own words stand right below. */
  const time = (it: NationalTime, beside = false): ValueInWords => {
    if (it.kind === 'limit') return { value: limit(it.limit), open: false, note: undefined };
    const said = it.said.map(limit).join('; ');
    const why = beside && it.reason === 'inWords' ? '' : t(`timeOpen.${it.reason}`);
    const note = said === '' ? why : t('timeSaid', { said, why });
    return { value: t('depends'), open: true, note: note.trim() || undefined };
  };
  const amount = (it: NationalAmount, beside = false): ValueInWords => {
    if (it.kind === 'none') return { value: t('free'), open: false, note: undefined };
    if (it.kind === 'amount') {
      const value = it.currency === 'VND' ? formatDong(it.amount, language) : t('usd', { amount: it.amount });
      return { value, open: false, note: undefined };
    }
    if (beside && it.reason === 'inWords') return { value: t('depends'), open: true, note: undefined };
    const note = t(`feeOpen.${it.reason}`, { written: it.written?.toLocaleString('vi-VN') ?? '' });
    return { value: t('depends'), open: true, note };
  };
  const methods = (list: readonly NationalMethod[]): string => list.map((it) => t(`method.${it}`)).join(', ');
  const feeKind = (kind: NationalFee['kind']): string => t(`feeKind.${kind}`);
  return { time, amount, methods, feeKind };
}
