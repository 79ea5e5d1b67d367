import type { Language } from '#domain/api/primitives.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text made safe for HTML. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (it) => ENTITIES[it] ?? it);

/** Style of the portal's own plain pages (inbox, API): the app's colours, no script. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --paper: #f6f4ee; --ink: #17201e; --ink-2: #4b5653; --line: #d9d5c8; --surface: #fff; --jade: #0b5a53; }
@media (prefers-color-scheme: dark) { :root { --paper: #0e1514; --ink: #edf2f0; --ink-2: #b6c1bd; --line: #2b3835; --surface: #16201e; --jade: #7ad3c6; } }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--jade); } h1 { font-size: 1.5rem; } h2 { font-size: 1.0625rem; margin: 0; }
article { background: var(--surface); border: 1px solid var(--line); border-radius: 14px; padding: 1rem; margin: .75rem 0; white-space: pre-line; }
small { color: var(--ink-2); } code { font-size: .95em; }
`;

/** A whole page; `body` is HTML that is safe already. */
export const htmlPage = (language: Language, title: string, body: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><link rel="stylesheet" href="/api/v1/page.css"></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
