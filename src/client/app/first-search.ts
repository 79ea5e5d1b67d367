/**
 * The start page's search before the app is there: a script of its own, small, over the portal's own list, which is on its way with the
 * page or lies on the device. It draws what the home page would draw, into that page's own HTML; the app takes the words over.
 */
import { procedureAddress } from '#client/features/catalogue/catalogue-address.ts';
import { DATABASE, PUBLIC_ROWS } from '#client/offline/local-store/rows.ts';
import type { ProcedureSummary } from '#domain/api/catalogue.ts';
import { PAGES } from '#domain/api/pages.ts';
import { markWords } from '#domain/search/mark-words.ts';
import { createSearchIndex, type SearchHit, type SearchIndex } from '#domain/search/search-index.ts';
import { earlyAnswer, earlyLinks } from './early-answers.ts';

/** Where the language that was chosen is remembered (i18n/start-i18n.ts). */
const LANGUAGE = 'mot-cua.language';
const LIST = '/api/v1/procedures';
const SHOWN = 5;

interface ProcedureList {
  readonly procedures: readonly ProcedureSummary[];
}

/** The list as the app keeps it; undefined where there is none. Makes no database: whoever makes it makes its stores. */
const keptList = (): Promise<unknown> =>
  new Promise((resolve) => {
    const opening = indexedDB.open(DATABASE);
    const nothing = (): void => resolve(undefined);
    opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
    opening.addEventListener('error', nothing);
    opening.addEventListener('success', () => {
      const database = opening.result;
      const asking = database.transaction('plain').objectStore('plain').get(`${PUBLIC_ROWS}procedures`);
      asking.addEventListener('success', () => {
        database.close();
        resolve((asking.result as { readonly value?: unknown } | undefined)?.value);
      });
      asking.addEventListener('error', nothing);
    });
  });

async function loadList(): Promise<readonly ProcedureSummary[]> {
  const list = (earlyLinks().has(LIST) ? await (await earlyAnswer(LIST)).json() : await keptList()) as
    | Partial<ProcedureList>
    | undefined;
  return Array.isArray(list?.procedures) ? list.procedures : [];
}

const marked = (text: string, matched: ReadonlySet<string>): Node[] =>
  markWords(text, matched).map((piece) => {
    if (!piece.marked) return document.createTextNode(piece.text);
    const mark = document.createElement('mark');
    mark.textContent = piece.text;
    return mark;
  });

/** As in the home page's own list. */
function lineOf({ row, matched, alias }: SearchHit, words: string): HTMLLIElement {
  const { vi: plain } = row.plainName;
  const other = alias ?? (markWords(plain, matched).some((it) => it.marked) ? undefined : row.name.vi);
  const name = document.createElement('span');
  name.className = 'catalogue-grow';
  name.append(...marked(plain, matched));
  if (other !== undefined) {
    const small = document.createElement('span');
    small.className = 'small catalogue-line';
    small.append(...marked(other, matched));
    name.append(small);
  }
  const link = document.createElement('a');
  link.href = procedureAddress(row, words);
  link.append(name);
  const line = document.createElement('li');
  line.append(link);
  return line;
}

/** Answers in the place of what is still being waited for. */
async function answerEarly(field: HTMLInputElement): Promise<void> {
  const waiting = document.querySelector<HTMLElement>('.page-body > [role="status"]');
  if (waiting === null) return;
  const list = document.createElement('ul');
  list.className = 'list card catalogue-lines catalogue-ways';
  let index: SearchIndex | undefined;
  const show = (): void => {
    const words = field.value;
    const hits = index === undefined || words.trim() === '' ? [] : index.search(words, {}).slice(0, SHOWN);
    list.replaceChildren(...hits.map((hit) => lineOf(hit, words)));
    if (hits.length > 0) waiting.replaceWith(list);
    else list.replaceWith(waiting);
  };
  const procedures = await loadList();
  // The app may have been faster.
  if (procedures.length === 0 || !field.isConnected) return;
  index = createSearchIndex(procedures);
  field.addEventListener('input', show);
  show();
}

function speaksEnglish(): boolean {
  try {
    return localStorage.getItem(LANGUAGE) === 'en';
  } catch {
    return false;
  }
}

const field = window.location.pathname === PAGES.home ? document.getElementById('search-words') : null;
// English comes with the app.
if (field instanceof HTMLInputElement && !speaksEnglish()) answerEarly(field).catch(() => undefined);
