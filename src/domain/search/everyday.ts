/** An abbreviation of so many letters is known again with a slip in it. */
export const ABBREVIATION_FROM = 5;

/** What people say, and what the law calls it. */
export interface Everyday {
  readonly phrases: ReadonlyMap<string, readonly string[]>;
  readonly abbreviations: readonly string[];
  /** Words of the longest phrase. */
  readonly longest: number;
}

/** Of tables "said; also said" → "the law's words|or these". */
export function everydayOf(...tables: readonly Readonly<Record<string, string>>[]): Everyday {
  const phrases = new Map(
    tables
      .flatMap((words) => Object.entries(words))
      .flatMap(([all, means]) => all.split('; ').map((said) => [said, means.split('|')] as const)),
  );
  const said = [...phrases.keys()];
  return {
    phrases,
    abbreviations: said.filter((it) => it.length >= ABBREVIATION_FROM - 1 && !/[ ^]/.test(it)),
    longest: Math.max(...said.map((it) => it.split(' ').length)),
  };
}
