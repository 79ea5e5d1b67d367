import shell from '#locales/vi/shell.json';
import ui from '#locales/vi/ui.json';

export type Language = 'vi' | 'en';
export interface Texts {
  readonly [key: string]: string | Texts;
}
export type Params = Readonly<Record<string, unknown>>;

/** What every screen says comes with the app in Vietnamese. The other namespaces are chunks of their own, kept offline with the rest. */
const FILES = import.meta.glob<Texts>(
  [
    '../../../locales/*/*.json',
    '!../../../locales/*/server.json',
    '!../../../locales/vi/shell.json',
    '!../../../locales/vi/ui.json',
  ],
  { import: 'default' },
);
const TRY_AGAIN = 3_000;

/** Marks a promise by which React reads without waiting. */
const FULFILLED = { status: 'fulfilled', value: undefined };
const THERE = Object.assign(Promise.resolve(), FULFILLED);

const known = new Map<string, Texts>([
  ['vi/shell', shell],
  ['vi/ui', ui],
]);
const loading = new Map<string, Promise<void>>();
const listeners = new Set<() => void>();
let language: Language = 'vi';
let version = 0;

const tell = (): void => {
  version += 1;
  for (const listener of [...listeners]) listener();
};

/** Until it is there: a screen without its words is no screen, so a line that fails is asked again. */
async function fetchTexts(path: string): Promise<void> {
  const load = FILES[`../../../locales/${path}.json`];
  if (load === undefined) throw new Error(`no texts ${path}`);
  for (;;) {
    try {
      known.set(path, await load());
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN));
    }
  }
}

const loadOne = (path: string): Promise<void> => {
  const running = loading.get(path);
  if (running !== undefined) return running;
  const fresh = fetchTexts(path).then(() => {
    const marked: object = fresh;
    Object.assign(marked, FULFILLED);
  });
  loading.set(path, fresh);
  return fresh;
};

const hasTexts = (namespace: string): boolean => known.has(`${language}/${namespace}`);

/** Brings namespaces of the language of now. */
export async function loadTexts(namespaces: readonly string[]): Promise<void> {
  const missing = namespaces.filter((it) => !hasTexts(it));
  await Promise.all(missing.map((it) => loadOne(`${language}/${it}`)));
}

/** For `use`: the same promise for the same namespace, always. */
export function textsThere(namespace: string): Promise<void> {
  const path = `${language}/${namespace}`;
  return loading.get(path) ?? (known.has(path) ? THERE : loadOne(path));
}

export const currentLanguage = (): Language => language;

/** Speaks another language once it has all the words that are in use. */
export async function speak(next: Language): Promise<void> {
  const used = [...known.keys()].map((path) => path.split('/')[1] ?? '');
  const missing = [...new Set(used)].filter((it) => !known.has(`${next}/${it}`));
  await Promise.all(missing.map((it) => loadOne(`${next}/${it}`)));
  language = next;
  tell();
}

/** All words at once, without a line: for tests, and for pages that are drawn beforehand. */
export function putTexts(texts: Readonly<Record<string, Texts>>, spoken: Language): void {
  for (const [path, content] of Object.entries(texts)) known.set(path, content);
  language = spoken;
  tell();
}

export const onTexts = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const textsVersion = (): number => version;

/** `errors.json` names its sentences by codes with dots in them: a key is a path, a name, or a path of such names. */
function find(texts: Texts | undefined, key: string): string | undefined {
  const direct = texts?.[key];
  if (typeof direct === 'string') return direct;
  for (let dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
    const inner = texts?.[key.slice(0, dot)];
    const found = typeof inner === 'object' ? find(inner, key.slice(dot + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

const PLURALS = { vi: new Intl.PluralRules('vi'), en: new Intl.PluralRules('en') };

const shown = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? `${value}` : '');

/** 5121 → "5.121" / "5,121": what is counted is whole. */
const grouped = (count: number): string => `${count}`.replace(/\B(?=(\d{3})+$)/g, language === 'vi' ? '.' : ',');

/** The sentence of `key` ("namespace:key" too) with its values; a `count` chooses the plural. Without one, `defaultValue` or the key. */
export function sentence(namespace: string, key: string, params: Params = {}): string {
  const colon = key.indexOf(':');
  const space = colon < 0 ? namespace : key.slice(0, colon);
  const name = colon < 0 ? key : key.slice(colon + 1);
  const count = params['count'];
  const names =
    typeof count === 'number' ? [`${name}_${PLURALS[language].select(count)}`, `${name}_other`, name] : [name];
  let text: string | undefined;
  for (const spoken of language === 'vi' ? ['vi'] : [language, 'vi'])
    for (const each of names) text ??= find(known.get(`${spoken}/${space}`), each);
  const fallback = params['defaultValue'];
  const found = text ?? (typeof fallback === 'string' ? fallback : name);
  const said = typeof count === 'number' ? { ...params, count: grouped(count) } : params;
  return found.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, param: string) => shown(said[param]));
}
