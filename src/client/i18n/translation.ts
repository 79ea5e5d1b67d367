import { use, useMemo, useSyncExternalStore } from 'react';
import {
  currentLanguage,
  type Language,
  onTexts,
  type Params,
  sentence,
  speak,
  textsThere,
  textsVersion,
} from './texts.ts';

export type Translate = (key: string, params?: Params) => string;

export interface Translation {
  readonly t: Translate;
  readonly i18n: { readonly language: Language; changeLanguage(language: Language): Promise<void> };
}

/**
 * The words of a namespace; waits for them where they are not there yet. Stands in for react-i18next, which the screens name
 * (vite.config.ts): the same call with what we use of it, for a tenth of the bytes (DECISIONS no. 25).
 */
export function useTranslation(namespace: string | readonly string[] = 'ui'): Translation {
  const version = useSyncExternalStore(onTexts, textsVersion, textsVersion);
  const spaces = typeof namespace === 'string' ? [namespace] : namespace;
  // Of every one, always: React takes a promise that is no longer asked for as a fault.
  for (const space of spaces) use(textsThere(space));
  const first = spaces[0] ?? 'ui';
  return useMemo(
    () => ({
      // Another version of the texts is another function: what was memoised by it is made anew.
      t: (key: string, params?: Params) => (version < 0 ? key : sentence(first, key, params)),
      i18n: { language: currentLanguage(), changeLanguage: speak },
    }),
    [first, version],
  );
}
