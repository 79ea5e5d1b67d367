import type { NationalList } from './national-list.ts';
import type { NationalRow } from './national-row.ts';
import { plainLine } from './national-text.ts';

/** Rows in the order in which they are given. */
export function packNationalRows(
  rows: readonly NationalRow[],
  importedAt?: string,
  gone: readonly string[] = [],
): NationalList {
  const places = new Map<string, number>();
  const place = (word: string): number => {
    const known = places.get(word);
    if (known !== undefined) return known;
    places.set(word, places.size);
    return places.size - 1;
  };
  const all = (list: readonly string[] | null | undefined): string =>
    (list ?? []).map(plainLine).filter(Boolean).map(place).join(',');
  const lines = rows.map((row) =>
    [
      row.code,
      plainLine(row.name),
      all(row.categories),
      all([row.departmentPromulgate ?? '']),
      all(row.formalityTargetType),
      all([row.type ?? '']),
    ].join('\t'),
  );
  return {
    ...(importedAt === undefined ? {} : { importedAt }),
    count: lines.length,
    words: [...places.keys()],
    lines: lines.join('\n'),
    gone: [...gone],
  };
}

/** What a newer portal adds behind the known fields is left out; a line without code and name is no row. */
export function unpackNationalRows({ words, lines }: Pick<NationalList, 'words' | 'lines'>): NationalRow[] {
  const list = (field: string | undefined): string[] =>
    (field ?? '').split(',').flatMap((place) => (place === '' ? [] : (words[Number(place)] ?? [])));
  return lines.split('\n').flatMap((line): NationalRow[] => {
    const [code, name, sectors, promulgator, subjects, type] = line.split('\t');
    if (!code || !name) return [];
    const [departmentPromulgate] = list(promulgator);
    const [kind] = list(type);
    return [
      {
        code,
        name,
        categories: list(sectors),
        departments: [],
        formalityTargetType: list(subjects),
        ...(departmentPromulgate === undefined ? {} : { departmentPromulgate }),
        ...(kind === undefined ? {} : { type: kind }),
      },
    ];
  });
}
