/** Where one goes on after signing in when nothing better was named: my dossiers. */
const ELSEWHERE = '/ho-so';

/**
 * The `next` of an address, if it leads into the app: one leading slash, nothing that a browser drops or turns into a slash
 * (controls, backslash), not this page again. Anything else could lead a person who has just signed in to somebody else's site.
 */
export function inAppAddress(next: string | null): string {
  if (next === null || !/^\/(?![/\\])[^\s\\\p{Cc}]*$/u.test(next)) return ELSEWHERE;
  return /^\/(dang-nhap|api|demo|docs)(?![\w-])/.test(next) ? ELSEWHERE : next;
}
