import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ERRORS } from '#domain/api/errors.ts';
import { readSourceTexts } from '#tests/support/source-texts.ts';

type Texts = ReadonlyMap<string, string>;

const PLURAL = /_(one|other|zero|few|many|two)$/;
const folder = (language: string): URL => new URL(`../../locales/${language}/`, import.meta.url);

function flatten(value: unknown, prefix = ''): [string, string][] {
  if (typeof value === 'string') return [[prefix, value]];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) =>
    flatten(inner, prefix === '' ? key : `${prefix}.${key}`),
  );
}
const read = (language: string): Map<string, Texts> =>
  new Map(
    readdirSync(folder(language)).map((name) => [
      name.replace('.json', ''),
      new Map(flatten(JSON.parse(readFileSync(new URL(name, folder(language)), 'utf8')))),
    ]),
  );

const vi = read('vi');
const en = read('en');
const base = (key: string): string => key.replace(PLURAL, '');
const keysOf = (texts: Texts | undefined): Set<string> => new Set([...(texts?.keys() ?? [])].map(base));
const placeholders = (text: string): string[] => [...text.matchAll(/\{\{\s*(\w+)/g)].map((it) => it[1] ?? '').sort();

const client = readSourceTexts('src/client');
const server = readSourceTexts('src/server');
const domain = readSourceTexts('src/domain');

/** Sentences of codes: the table of errors, and what the checks of forms and papers say. */
const spokenCodes = new Set([...Object.keys(ERRORS), ...domain.literals, ...client.literals]);

/** Words that are no texts of ours: the language's own arithmetic, data, a manifest of one language, another's website played. */
const ELSEWHERE = [
  'domain/text/',
  'domain/search/applicant-kinds.ts',
  'domain/search/life-events.ts',
  'domain/search/everyday-words.ts',
  'domain/search/everyday-words-of-fields.ts',
  'domain/procedures/national-row.ts',
  'server/database/',
  'server/commands/demonstration-staff.ts',
  'client/app/web-manifest.ts',
  'client/app/workbench/samples.ts',
];

describe('The texts of the app', () => {
  test('exist in both languages, key for key', () => {
    expect([...en.keys()].sort()).toEqual([...vi.keys()].sort());
    for (const [namespace, texts] of vi) {
      expect([...keysOf(en.get(namespace))].sort(), namespace).toEqual([...keysOf(texts)].sort());
    }
  });

  test('name the same values in both languages', () => {
    const odd: string[] = [];
    for (const [namespace, texts] of vi) {
      for (const [key, text] of texts) {
        for (const [other, translated] of en.get(namespace) ?? []) {
          if (base(other) !== base(key) || other.endsWith('_one')) continue;
          if (placeholders(text).join() !== placeholders(translated).join()) odd.push(`${namespace}:${key}`);
        }
      }
    }
    expect(odd).toEqual([]);
  });

  test('are there for everything that a screen asks for', () => {
    const missing = client.uses.flatMap(({ file, line, namespaces, key, pattern }) => {
      const known = (namespaces.length === 0 ? [...vi.keys()] : namespaces).flatMap((it) => [...keysOf(vi.get(it))]);
      const found = key === undefined ? known.some((it) => pattern?.test(it)) : known.includes(key);
      return found ? [] : [`${file}:${line} ${key ?? String(pattern)} in ${namespaces.join(', ')}`];
    });
    expect(missing).toEqual([]);
  });

  test('are there for everything that the portal says', () => {
    const known = keysOf(vi.get('server'));
    const asked = server.uses.filter(({ key, pattern }) => (key ?? String(pattern)).includes('.'));
    const missing = asked.filter(({ key, pattern }) =>
      key === undefined ? ![...known].some((it) => pattern?.test(it)) : !known.has(key),
    );
    expect(missing.map(({ file, line, key, pattern }) => `${file}:${line} ${key ?? String(pattern)}`)).toEqual([]);
  });

  test('are all asked for somewhere', () => {
    const unused: string[] = [];
    for (const [namespace, texts] of vi) {
      const asked = client.uses.filter((it) => it.namespaces.length === 0 || it.namespaces.includes(namespace));
      for (const key of keysOf(texts)) {
        const used =
          namespace === 'errors'
            ? spokenCodes.has(key) || domain.patterns.some((it) => it.test(key))
            : namespace === 'server'
              ? server.literals.has(key) || server.patterns.some((it) => it.test(key))
              : asked.some((it) => (it.key === undefined ? it.pattern?.test(key) : it.key === key));
        if (!used) unused.push(`${namespace}:${key}`);
      }
    }
    expect(unused).toEqual([]);
  });

  test('every code of an error has its sentence', () => {
    const known = keysOf(vi.get('errors'));
    expect(Object.keys(ERRORS).filter((code) => !known.has(code))).toEqual([]);
  });

  test('stand in the locale files, not in the code', () => {
    const hard = [...client.hard, ...server.hard, ...domain.hard].filter(
      ({ place }) => !ELSEWHERE.some((it) => place.startsWith(`src/${it}`)),
    );
    expect(hard.map(({ place, text }) => `${place} ${text}`)).toEqual([]);
  });
});
