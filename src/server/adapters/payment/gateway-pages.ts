import type { Language } from '#domain/api/primitives.ts';
import { formatDong } from '#domain/text/figures.ts';
import { serverText } from '#server/i18n/server-messages.ts';

/** What a payer may choose on the page; `silent` pays and loses the notice, as a bad day does. */
export const CHOICES = ['pay', 'cancel', 'silent'] as const;

const safe = (text: string): string => text.replace(/[&<>"']/g, (it) => `&#${it.charCodeAt(0)};`);

export const GATEWAY_STYLE = `
:root { color-scheme: light dark; --paper: #f6f4ee; --surface: #fff; --ink: #17201e; --ink-2: #4b5653; --line: #d9d5c8; --jade: #0b5a53; --on-jade: #fff; --gold-tint: #fdf1d6; --focus: #1d5a96; }
@media (prefers-color-scheme: dark) { :root { --paper: #0e1514; --surface: #16201e; --ink: #edf2f0; --ink-2: #b6c1bd; --line: #2b3835; --jade: #7ad3c6; --on-jade: #06211e; --gold-tint: #33270c; --focus: #8fc3f5; } }
body { max-width: 30rem; margin: 0 auto; padding: 1rem; background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; }
.note { margin: 0; padding: .75rem 1rem; border-radius: 14px; background: var(--gold-tint); }
dl { margin: 1rem 0; padding: 1rem; border: 1px solid var(--line); border-radius: 14px; background: var(--surface); }
dt { color: var(--ink-2); font-size: .875rem; }
dd { margin: 0 0 .75rem; font-weight: 700; }
dd:last-child { margin: 0; }
.amount { font-size: 1.5rem; }
button, .button { display: block; box-sizing: border-box; width: 100%; min-height: 52px; margin: .75rem 0; padding: .7rem 1rem; border: 2px solid var(--jade); border-radius: 14px; background: var(--surface); color: var(--jade); font: inherit; font-weight: 700; text-align: center; text-decoration: none; cursor: pointer; }
button.main, .button { background: var(--jade); color: var(--on-jade); }
button.quiet { border-color: transparent; background: none; font-weight: 400; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
`;

export interface ShownOrder {
  readonly reference: string;
  /** As the gateway counts: hundredths of a đồng. */
  readonly amount: string;
  readonly info: string;
  readonly language: Language;
}

export type GatewayFault = 'badRequest' | 'badSignature' | 'gone' | 'notFound';

const page = (language: Language, title: string, body: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${safe(title)}</title><link rel="stylesheet" href="/style.css"></head><body><main><h1>${safe(title)}</h1>${body}</main></body></html>`;

export const faultPage = (fault: GatewayFault): string =>
  page('vi', serverText('vi', `gateway.${fault}`), `<p>${safe(serverText('vi', `gateway.${fault}Text`))}</p>`);

/** Nothing to pay any more: how it is, and the way back. */
export const closedPage = (language: Language, why: 'done' | 'lapsed', returnUrl: string): string =>
  page(
    language,
    serverText(language, `gateway.${why}`),
    `<p><a class="button" href="${safe(returnUrl)}">${safe(serverText(language, 'gateway.back'))}</a></p>`,
  );

export function payPage({ reference, amount, info, language }: ShownOrder): string {
  const say = (key: string): string => safe(serverText(language, `gateway.${key}`));
  const look = { pay: 'main', cancel: '', silent: 'quiet' };
  const buttons = CHOICES.map(
    (choice) => `<button name="choice" value="${choice}" class="${look[choice]}">${say(choice)}</button>`,
  ).join('');
  const facts = `<dt>${say('amount')}</dt><dd class="amount">${formatDong(Number(amount) / 100, language)}</dd><dt>${say('info')}</dt><dd>${safe(info)}</dd><dt>${say('reference')}</dt><dd>${safe(reference)}</dd>`;
  return page(
    language,
    serverText(language, 'gateway.title'),
    `<p class="note">${say('noMoney')}</p><dl>${facts}</dl><form method="post" action="/choose"><input type="hidden" name="reference" value="${safe(reference)}">${buttons}</form>`,
  );
}
