import i18next from 'i18next';
import type { Language } from '#client/i18n/start-i18n.ts';
import type { Engine } from '#client/offline/engine.ts';

/**
 * Who switches the language while signed in gets messages in it too. Without a line the wish waits for one; it is forgotten with the
 * page, and never made of what a guest chose.
 */
export function tellLanguage({ session, reachability }: Pick<Engine, 'session' | 'reachability'>): void {
  let wanted: { readonly language: Language; readonly accountId: string } | undefined;
  let telling = false;
  const tell = (): void => {
    const now = session.state.get();
    if (wanted === undefined || telling || now.kind !== 'citizen' || now.expired) return;
    const { language, accountId } = wanted;
    if (accountId !== now.account.id || language === now.account.language) {
      wanted = undefined;
      return;
    }
    telling = true;
    session
      .changeAccount({ language })
      .then(
        () => true,
        () => false,
      )
      .then((told) => {
        telling = false;
        // Somebody who tries both languages is told the last.
        if (told) tell();
      })
      .catch(() => undefined);
  };
  i18next.on('languageChanged', (chosen) => {
    const now = session.state.get();
    const language = chosen === 'en' ? 'en' : 'vi';
    wanted = now.kind === 'citizen' ? { language, accountId: now.account.id } : undefined;
    tell();
  });
  reachability.state.subscribe(tell);
}
