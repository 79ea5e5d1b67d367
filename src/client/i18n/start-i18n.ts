import { type Language, speak } from './texts.ts';

export type { Language };

const STORED = 'mot-cua.language';

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
  if (language !== 'vi') await speak(language);
}

/** Changes the language at once, for this device. */
export async function changeLanguage(language: Language): Promise<void> {
  document.documentElement.lang = language;
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // Then it lasts as long as the page.
  }
  await speak(language);
}
