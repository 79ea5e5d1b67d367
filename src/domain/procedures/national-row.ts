import * as z from 'zod/mini';
import type { ProcedureSummary } from '#domain/api/catalogue.ts';
import type { LocalText } from '#domain/api/primitives.ts';
import { searchKey, tidyText } from '#domain/text/search-key.ts';

const Words = z.pipe(z.string(), z.transform(tidyText));
const Said = Words.check(z.minLength(1));
/** Opaque and not tidied: " 1.014325" and "1.014325" are two procedures. */
const Code = z.string().check(z.regex(/^\P{Cc}*[^\s\p{Cc}]\P{Cc}*$/u));
const List = z.pipe(
  z.optional(z.nullable(z.array(z.nullable(Words)))),
  z.transform((all): readonly string[] => (all ?? []).flatMap((it) => (it === null || it === '' ? [] : [it]))),
);

/** A line of the national catalogue as it comes (DOMAIN §4.2): only code and name are sure to be there; codes are opaque. */
export const NationalRow = z.object({
  id: z.optional(z.nullable(z.string())),
  code: Code,
  name: Said,
  categories: List,
  departments: List,
  departmentPromulgate: z.optional(z.nullable(Words)),
  formalityTargetType: List,
  state: z.optional(z.nullable(z.string())),
  /** STANDARD: of a ministry; SPECIFIC: of one province; STANDARD_INTERNAL: between agencies. */
  type: z.optional(z.nullable(z.string())),
});
export type NationalRow = z.infer<typeof NationalRow>;

/** The catalogue has no English; its kinds of applicants are few. */
const SUBJECTS: Readonly<Record<string, string>> = {
  'Tổ chức (không bao gồm doanh nghiệp, HTX)': 'Organisations (other than enterprises and cooperatives)',
  'Công dân Việt Nam': 'Vietnamese citizens',
  'Doanh nghiệp': 'Enterprises',
  'Doanh nghiệp Việt Nam': 'Vietnamese enterprises',
  'Doanh nghiệp có vốn đầu tư nước ngoài': 'Foreign-invested enterprises',
  'Hợp tác xã': 'Cooperatives',
  'Tổ chức nước ngoài': 'Foreign organisations',
  'Người nước ngoài': 'Foreigners',
  'Người nước ngoài cư trú tại Việt Nam': 'Foreigners residing in Viet Nam',
  'Người nước ngoài đã cư trú tại Việt Nam': 'Foreigners who have resided in Viet Nam',
  'Người Việt Nam định cư ở nước ngoài': 'Vietnamese living abroad',
  'Cán bộ, công chức, viên chức': 'Public officials',
  'Tổ chức Đảng': 'Party organisations',
  'Đảng viên': 'Party members',
  'Công dân Việt Nam mà không xác định được nơi thường trú hoặc nơi tạm trú':
    'Vietnamese citizens without a known residence',
};

/** The national codes of sectors, known from full records alone; all others are called by their name's slug. */
const SECTOR_CODES: Readonly<Record<string, string>> = {
  'ho-tich': 'G15-TP07',
  'dat-dai': 'G13-TN02',
  'hoat-dong-xay-dung': 'G17-XD11',
  'dang-ky-quan-ly-cu-tru': 'G01-CA05',
  'lao-dong-tien-luong': 'G09-NV23',
  'thanh-lap-va-hoat-dong-cua-doanh-nghiep': 'G05-KD07',
};
const NO_SECTOR: LocalText = { vi: 'Lĩnh vực khác', en: 'Other fields' };

function sectorOf(name: string | undefined): ProcedureSummary['sector'] {
  if (name === undefined) return { code: 'khac', name: NO_SECTOR };
  const slug = searchKey(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return { code: SECTOR_CODES[slug] ?? slug, name: { vi: name, en: name } };
}

/** "Thủ tục đăng ký khai tử" → "Đăng ký khai tử": each of them is a procedure. */
export function withoutProcedureWord(name: string): string {
  const rest = name.replace(/^thủ tục:?\s+(?=\S)/i, '');
  return rest.charAt(0).toLocaleUpperCase('vi') + rest.slice(1);
}

/** A row for list and search; no version of ours stands behind it, so it has no hash. */
export function summaryOfNationalRow(row: NationalRow): ProcedureSummary {
  const both = (text: string): LocalText => ({ vi: text, en: text });
  const sector = sectorOf(row.categories[0]);
  const promulgator = row.departmentPromulgate ?? '';
  const said = [sector.name.vi, promulgator].filter(Boolean).join(' · ');
  return {
    code: row.code,
    plainName: both(withoutProcedureWord(row.name)),
    name: both(row.name),
    summary: sector.name === NO_SECTOR && promulgator === '' ? NO_SECTOR : both(said),
    sector,
    level: 'INFO_ONLY',
    aliases: [],
    lifeEvents: [],
    subjects: row.formalityTargetType.map((vi) => ({ vi, en: SUBJECTS[vi] ?? vi })),
    ...(row.type === 'SPECIFIC' && promulgator !== '' ? { province: promulgator } : {}),
    ...(row.type === 'STANDARD_INTERNAL' ? { internal: true } : {}),
  };
}
