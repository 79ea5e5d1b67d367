import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Language = 'vi' | 'en';

const STORED = 'mot-cua.language';
type Texts = Record<string, unknown>;

/** Each namespace of a language is a chunk of its own, fetched when a screen needs it and kept offline with the rest. */
const FILES = import.meta.glob<Texts>(['../../../locales/*/*.json', '!../../../locales/*/server.json'], {
  import: 'default',
});

const files: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, namespace, done) {
    const load = FILES[`../../../locales/${language}/${namespace}.json`];
    if (load === undefined) done(new Error(`no texts ${language}/${namespace}`), null);
    else
      load().then(
        (texts) => done(null, texts),
        (fault: Error) => done(fault, null),
      );
  },
};

const remembered = (): Language => {
  try {
    const stored = localStorage.getItem(STORED);
    if (stored === 'vi' || stored === 'en') return stored;
  } catch {
    // Private windows may have no storage: Vietnamese then.
  }
  return 'vi';
};

/** Starts with the language chosen before; Vietnamese otherwise. */
export async function startI18n(): Promise<void> {
  const language = remembered();
  document.documentElement.lang = language;
  await i18next
    .use(files)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'vi',
      ns: ['ui', 'shell', 'errors'],
      defaultNS: 'ui',
      interpolation: { escapeValue: false },
      returnNull: false,
      react: { useSuspense: true },
    });
}

/** Changes the language at once, for this device. */
export async function changeLanguage(language: Language): Promise<void> {
  document.documentElement.lang = language;
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // Then it lasts as long as the page.
  }
  await i18next.changeLanguage(language);
}
