import { useTranslation } from 'react-i18next';
import type { Language } from './start-i18n.ts';

/** The language of the screen now. */
export const useLanguage = (): Language => (useTranslation().i18n.language === 'en' ? 'en' : 'vi');

/** Picks a text of data (procedures, forms) in the language of the screen. */
export const useLocalText = (): ((text: { readonly vi: string; readonly en: string }) => string) => {
  const language = useLanguage();
  return (text) => text[language];
};

/** For `lang`: Vietnamese where the screen is English and nobody has translated the text; undefined: the screen's own. */
export const useTextLanguage = (): ((text: { readonly vi: string; readonly en: string }) => 'vi' | undefined) => {
  const language = useLanguage();
  return ({ vi, en }) => (language === 'en' && en === vi ? 'vi' : undefined);
};
