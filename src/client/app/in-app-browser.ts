/** Browsers inside other apps, by what they say of themselves. The first that fits; the general ones stand last. */
const SIGNS = [
  ['Zalo', /\bZalo\b/i],
  ['Messenger', /FBAN\/Messenger|FB_IAB\/Orca|MessengerLite/],
  ['Instagram', /\bInstagram\b/],
  ['Facebook', /\bFBA[NV]\/|FB_IAB\//],
  ['TikTok', /musical_ly|BytedanceWebview|\bTikTok\b|\btrill_/i],
  ['Line', /\bLine\/\d/],
  // Android's System WebView (developer.chrome.com, "WebView user agent"); an iPhone's view without Safari's own name.
  ['', /; wv\)/],
  ['', /\b(?:iPhone|iPad|iPod)\b(?!.*\bSafari\/).*AppleWebKit/],
] as const;

export interface InAppBrowser {
  /** The app around it; empty: not known which. */
  readonly name: string;
  readonly android: boolean;
}

/** The app in whose own browser this page is open; undefined in a real browser. `installed`: the app runs by itself. */
export function inAppBrowser(userAgent: string, installed: boolean): InAppBrowser | undefined {
  if (installed) return undefined;
  const found = SIGNS.find(([, sign]) => sign.test(userAgent));
  return found && { name: found[0], android: /\bAndroid\b/.test(userAgent) };
}

/** An address that Android opens in the person's own browser; where it does not know such addresses it follows the fallback. */
export function intentAddress(address: string): string {
  const { protocol, host, pathname, search } = new URL(address);
  const scheme = protocol.replace(':', '');
  return (
    `intent://${host}${pathname}${search}#Intent;scheme=${scheme};action=android.intent.action.VIEW;` +
    `category=android.intent.category.BROWSABLE;S.browser_fallback_url=${encodeURIComponent(address)};end`
  );
}

/** Whether the app runs on its own, from the home screen. */
export const isInstalled = (): boolean =>
  matchMedia('(display-mode: standalone)').matches || ('standalone' in navigator && navigator.standalone === true);
