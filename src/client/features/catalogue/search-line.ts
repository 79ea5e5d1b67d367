import type { LocalText } from '#domain/api/primitives.ts';
import type { FromDesk, SearchQuestion, SearchRows, ToDesk } from './search-desk.ts';

export type SearchAnswer = Extract<FromDesk, { kind: 'answer' }>;

export interface SearchLineState {
  /** Stamp of the rows that are indexed; undefined until the first are. */
  readonly ready: string | undefined;
  /** The fields of those rows. */
  readonly sectors: readonly LocalText[];
  readonly answer: SearchAnswer | undefined;
}

let state: SearchLineState = { ready: undefined, sectors: [], answer: undefined };
let sent: SearchRows | undefined;
let asked: SearchQuestion | undefined;
let send: ((message: ToDesk) => void) | undefined;
const listeners = new Set<() => void>();

function set(next: Partial<SearchLineState>): void {
  state = { ...state, ...next };
  for (const listener of [...listeners]) listener();
}

function hear(message: FromDesk): void {
  if (message.kind === 'ready') set({ ready: message.stamp, sectors: message.sectors });
  else if (message.id === asked?.id) set({ answer: message });
}

/** On the page itself, where there are no workers or one does not start; its code is fetched only then. */
function openHere(): (message: ToDesk) => void {
  const opening = import('./search-desk.ts').then(({ createSearchDesk }) => createSearchDesk(hear));
  return (message) => {
    // Without its code the portal's own rows still answer.
    opening.then((tell) => tell(message)).catch(() => undefined);
  };
}

/** In a worker, so that neither building the index nor asking it is felt while typing. */
function open(): (message: ToDesk) => void {
  if (typeof Worker === 'undefined') return openHere();
  const worker = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<FromDesk>) => hear(data));
  worker.addEventListener('error', () => {
    worker.terminate();
    send = openHere();
    if (sent !== undefined) send({ kind: 'rows', ...sent });
    if (asked !== undefined) send({ kind: 'question', ...asked });
  });
  return (message) => worker.postMessage(message);
}

/** The one line between the screens and the index over everything. */
export const searchLine = {
  get: (): SearchLineState => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  /** Rows that are there already are not sent again. */
  load(rows: SearchRows): void {
    if (sent?.stamp === rows.stamp) return;
    sent = rows;
    send ??= open();
    send({ kind: 'rows', ...rows });
  },
  /** Answers the question's id: only its own answer, or that to a later one, is any good. */
  ask(question: Omit<SearchQuestion, 'id'>): number {
    asked = { ...question, id: (asked?.id ?? 0) + 1 };
    send?.({ kind: 'question', ...asked });
    return asked.id;
  },
};
