import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pageOf } from '#domain/api/pages.ts';

const brotli = promisify(brotliCompress);
/** Pressed pages that are kept: more kinds of page than procedures with a form are rarely asked for at once. */
const KEPT = 200;
const QUALITY = 9;
const DATA_PLACE = '<!--data-->';
/** Where the drawn page names the procedure of its address. */
const CODE_PLACE = /__code__/g;
const RIBBON = /<aside class="shell-ribbon">[^<]*<\/aside>/;

/** The pages that were drawn when the app was built; the others have one for all. */
const DRAWN = ['procedures', 'procedure', 'begin', 'draft', 'other'] as const;
type Drawn = 'home' | (typeof DRAWN)[number];

/** What a page's data are fetched from, by the code in its address. */
export type PageData = (page: Drawn, code: string) => Promise<readonly string[]>;

export interface AppPages {
  /** Allows the style that stands in the pages: 'sha256-…' of the Content Security Policy. */
  readonly styleHash: string | undefined;
  /** Answers with the page of an address; `kept`: for the worker, whose device holds the data already. */
  send(request: FastifyRequest, reply: FastifyReply, pathname: string, kept?: boolean): Promise<FastifyReply>;
  /** Which address a page's own file stands for: what the worker keeps. Undefined for every other file. */
  addressOfFile(pathname: string): string | undefined;
}

const sha256 = (text: string) => createHash('sha256').update(text);
const takesBrotli = (request: FastifyRequest): boolean => /\bbr\b/.test(request.headers['accept-encoding'] ?? '');

interface Made {
  readonly html: string;
  readonly etag: string;
  pressed?: Buffer;
}

/** The HTML of the app's pages: drawn at the build, completed here with what only the portal knows. */
export function loadAppPages(folder: string, demonstration: boolean, dataOf: PageData): AppPages {
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const files = new Map<Drawn, string>([['home', read('index.html')]]);
  for (const name of DRAWN) {
    const file = `pages/${name}.html`;
    files.set(name, existsSync(join(folder, file)) ? read(file) : read('index.html'));
  }
  const style = /<style>([\s\S]*?)<\/style>/.exec(files.get('home') ?? '')?.[1];
  const made = new Map<string, Made>();

  const drawnOf = (pathname: string): Drawn => {
    const page = pageOf(pathname);
    if (page === 'home' || page === 'procedures' || page === 'procedure' || page === 'begin') return page;
    return page === 'draft' || page === 'draftStep' ? 'draft' : 'other';
  };

  async function make(page: Drawn, code: string, kept: boolean): Promise<Made> {
    const links = kept ? [] : await dataOf(page, code);
    const key = JSON.stringify([page, code, links]);
    const known = made.get(key);
    if (known !== undefined) return known;
    const data = links.map((href) => `<link rel="preload" as="fetch" crossorigin href="${href}">`).join('');
    let html = (files.get(page) ?? '').replace(DATA_PLACE, data).replace(CODE_PLACE, encodeURIComponent(code));
    html = demonstration ? html.replace('<html ', '<html data-demonstration ') : html.replace(RIBBON, '');
    const fresh: Made = { html, etag: `"${sha256(html).digest('base64url').slice(0, 27)}"` };
    const oldest = made.size >= KEPT ? made.keys().next().value : undefined;
    if (oldest !== undefined) made.delete(oldest);
    made.set(key, fresh);
    return fresh;
  }

  return {
    styleHash: style === undefined ? undefined : `'sha256-${sha256(style).digest('base64')}'`,
    addressOfFile: (pathname) => {
      if (pathname === '/index.html') return '/';
      const name = /^\/pages\/(\w+)\.html$/.exec(pathname)?.[1];
      return { procedures: '/thu-tuc', procedure: '/thu-tuc/-', begin: '/bat-dau/-', draft: '/soan/-', other: '/-' }[
        name ?? ''
      ];
    },
    async send(request, reply, pathname, kept = false) {
      const page = drawnOf(pathname);
      const last = pathname.split('/')[2] ?? '';
      const code = /^[\w.-]{2,40}$/.test(last) ? last : '';
      const answer = await make(page, page === 'procedure' || page === 'begin' ? code : '', kept);
      reply
        .header('cache-control', 'no-cache')
        .header('etag', answer.etag)
        .header('vary', 'accept-encoding')
        .type('text/html; charset=utf-8');
      if (request.headers['if-none-match'] === answer.etag) return reply.status(304).send();
      if (!takesBrotli(request)) return reply.send(answer.html);
      answer.pressed ??= await brotli(answer.html, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
      return reply.header('content-encoding', 'br').send(answer.pressed);
    },
  };
}
