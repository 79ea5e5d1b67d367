/**
 * Addresses of the app's pages, known to both sides: the app routes by them, the portal writes them into messages, QR codes
 * and the gateway's return address. No personal datum ever stands in one.
 */
export const PAGES = {
  home: '/',
  procedures: '/thu-tuc',
  procedure: '/thu-tuc/:code',
  begin: '/bat-dau/:code',
  draft: '/soan/:draftId',
  draftStep: '/soan/:draftId/:step',
  signIn: '/dang-nhap',
  account: '/tai-khoan',
  myDossiers: '/ho-so',
  dossier: '/ho-so/:dossierId',
  notices: '/thong-bao',
  lookUp: '/tra-cuu',
  lookUpCode: '/tra-cuu/:code',
  paymentReturn: '/thanh-toan/ket-qua',
  /** Files that another app shared; the worker answers a POST here (web share target). */
  shared: '/chia-se',
  help: '/tro-giup',
  desk: '/can-bo',
  deskSignIn: '/can-bo/dang-nhap',
  deskDossier: '/can-bo/ho-so/:dossierId',
} as const;

export type PageName = keyof typeof PAGES;

type Params<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? { readonly [K in Name]: string } & Params<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? { readonly [K in Name]: string }
    : unknown;

/** `pageAddress('dossier', { dossierId })` → "/ho-so/…". */
export const pageAddress = <N extends PageName>(page: N, params?: Params<(typeof PAGES)[N]>): string =>
  PAGES[page].replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent((params as Record<string, string> | undefined)?.[name] ?? ''),
  );

const PATTERNS = (Object.entries(PAGES) as [PageName, string][])
  // What stands there as a word goes before what is a parameter there.
  .sort(([, one], [, other]) => one.split(':').length - other.split(':').length)
  .map(([name, path]) => [name, new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}/?$`)] as const);

/** Which page an address is of: "/thu-tuc/1.001193" → "procedure". */
export const pageOf = (pathname: string): PageName | undefined =>
  PATTERNS.find(([, pattern]) => pattern.test(pathname))?.[0];
