import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import type { LineSpeed, ShapedLine } from './shaped-line.ts';

/** A page that is loaded, and when it counts as usable. */
export interface Target {
  readonly name: string;
  readonly path: string;
  readonly line: ShapedLine;
  /** Selector of what must be seen. */
  readonly ready: string;
  /** Typed into this field as soon as it is there, as an impatient person would. */
  readonly type?: { readonly into: string; readonly words: string };
}

export interface Visit {
  /** Milliseconds since the navigation began. */
  readonly paint: number;
  readonly usable: number;
  /** Sum of what long tasks took over 50 ms, until usable. */
  readonly blocked: number;
  /** Bytes of scripts (texts are scripts) that had come until usable, as transferred. */
  readonly scriptBytes: number;
  /** Bytes of everything but answers of the portal's interface that came over the line. */
  readonly appBytes: number;
  readonly requests: number;
  /** Layout shift of the whole visit. */
  readonly shift: number;
}

interface Seen {
  paint: number | null;
  tasks: [number, number][];
  shift: number;
}

/** CPU of a cheap phone against this machine's. */
export const SLOWER = 4;
const PATIENCE = 60_000;

export const launch = (executablePath: string, args: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
      ...args,
    ],
  });

export const phone = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1,
    isMobile: true,
    hasTouch: true,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });

/** Runs in the page before anything of its own. Times are since 1970, so that they stand beside the harness's. */
const PROBE = ({ ready, type }: Pick<Target, 'ready' | 'type'>): void => {
  if (window.top !== window) return;
  const seen: Seen = { paint: null, tasks: [], shift: 0 };
  const page = window as unknown as { benchSeen: Seen; benchReady: (at: number) => void };
  page.benchSeen = seen;
  const observe = (kind: string, see: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type: kind, buffered: true });
  observe('longtask', ({ startTime, duration }) => seen.tasks.push([startTime, duration]));
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.paint = startTime;
  });
  observe('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as unknown as { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) seen.shift += value;
  });
  const visible = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  let typed: Element | undefined;
  const look = (): void => {
    if (type !== undefined && typed === undefined) {
      const field = document.querySelector<HTMLInputElement>(type.into);
      if (field !== null && visible(field)) {
        typed = field;
        field.focus();
        setValue?.call(field, type.words);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
    }
    if ([...document.querySelectorAll(ready)].some(visible)) {
      const at = performance.now();
      setTimeout(() => page.benchReady(at), 0);
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

const isScript = (url: string): boolean => /\.js(\?|$)/.test(url);
const isAnswer = (url: string): boolean => /\/(api|\.well-known)\//.test(url);

/** One visit. `speed` undefined: the line as it is (or cut). */
export async function visit(
  context: BrowserContext,
  target: Target,
  { speed, stay = 600 }: { readonly speed?: LineSpeed | undefined; readonly stay?: number } = {},
): Promise<{ readonly visit: Visit; readonly page: Page }> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const urls = new Map<string, string>();
  const fromDevice = new Set<string>();
  const bytes = { script: 0, app: 0, requests: 0 };
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    urls.set(requestId, request.url);
    bytes.requests += 1;
  });
  const bodies = new Map<string, number>();
  session.on('Network.responseReceived', ({ requestId, response }) => {
    // The body alone: headers are the protocol's, and pressed together by a proxy that speaks HTTP/2.
    bodies.set(requestId, Number(response.headers['content-length'] ?? Number.NaN));
    if (response.fromServiceWorker === true || response.fromDiskCache === true) fromDevice.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const url = urls.get(requestId) ?? '';
    if (fromDevice.has(requestId)) return;
    const size = bodies.get(requestId);
    const body = size === undefined || Number.isNaN(size) ? encodedDataLength : size;
    if (isScript(url)) bytes.script += body;
    if (!isAnswer(url)) bytes.app += body;
  });
  let usable: (counted: { at: number; scriptBytes: number; appBytes: number; requests: number }) => void;
  const ready = new Promise<Parameters<typeof usable>[0]>((resolve) => {
    usable = resolve;
  });
  await page.exposeBinding('benchReady', (_source, at: number) =>
    usable({ at, scriptBytes: bytes.script, appBytes: bytes.app, requests: bytes.requests }),
  );
  await page.addInitScript(PROBE, { ready: target.ready, ...(target.type === undefined ? {} : { type: target.type }) });
  target.line.shape(speed);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${target.name} was not usable within ${PATIENCE} ms`)), PATIENCE);
  });
  late.catch(() => undefined);
  try {
    await Promise.race([page.goto(target.line.url + target.path, { waitUntil: 'commit', timeout: PATIENCE }), late]);
    const { at, ...counted } = await Promise.race([ready, late]);
    await page.waitForTimeout(stay);
    const seen = await page.evaluate(() => (window as unknown as { benchSeen: Seen }).benchSeen);
    const blocked = seen.tasks
      .filter(([begun]) => begun < at)
      .reduce((sum, [begun, took]) => sum + Math.max(0, Math.min(took, at - begun) - 50), 0);
    return { page, visit: { paint: seen.paint ?? at, usable: at, blocked, shift: seen.shift, ...counted } };
  } finally {
    clearTimeout(timer);
    target.line.shape(undefined);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 }).catch(() => undefined);
  }
}
