import type { Language } from '#domain/api/primitives.ts';
import { serverText } from '#server/i18n/server-messages.ts';
import type { ImportReport } from './import-national.ts';

/** So many are named one by one; the rest are counted. */
const NAMED = 50;

function named<T>(list: readonly T[], say: (item: T) => string, more: (count: number) => string): string[] {
  const lines = list.slice(0, NAMED).map(say);
  return list.length > NAMED ? [...lines, more(list.length - NAMED)] : lines;
}

/** What an import did, for whoever ran it: what was not read first, the figures last. */
export function importSentences(language: Language, report: ImportReport): string[] {
  const say = (key: string, params: Record<string, unknown> = {}) => serverText(language, `import.${key}`, params);
  const more = (count: number) => say('more', { count });
  const { read, fresh, changed, unchanged, withRecord, gone, broken, partly } = report;
  return [
    ...named(broken, ({ where, why }) => say('broken', { where, why: say(`why.${why}`) }), more),
    ...named(partly, ({ where, code, parts }) => say('partly', { where, code, parts: parts.join(', ') }), more),
    ...named(gone, (code) => say('gone', { code }), more),
    say('summary', { read, fresh, changed, unchanged, broken: broken.length, gone: gone.length }),
    say('records', { withRecord, without: fresh + changed + unchanged - withRecord }),
  ];
}

/** How the command is called; with a path, that nothing lies there. */
export const importUsage = (language: Language, path: string | undefined): string =>
  [
    ...(path === undefined ? [] : [serverText(language, 'import.missing', { path })]),
    serverText(language, 'import.usage'),
  ].join(' ');
