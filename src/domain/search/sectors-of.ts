import type { ProcedureSummary } from '#domain/api/catalogue.ts';
import type { LocalText } from '#domain/api/primitives.ts';

/** Each field once, in alphabetical order. By name: the catalogues give one field several codes. */
export function sectorsOf(rows: readonly Pick<ProcedureSummary, 'sector'>[]): LocalText[] {
  const names = new Map<string, LocalText>();
  for (const { sector } of rows) if (!names.has(sector.name.vi)) names.set(sector.name.vi, sector.name);
  const { compare } = new Intl.Collator('vi');
  return [...names.values()].sort((a, b) => compare(a.vi, b.vi));
}
