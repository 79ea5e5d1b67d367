import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

/** Resident memory of a browser's renderers, in MiB. */
export interface MemoryWatch {
  readonly idle: number;
  /** The most since, looked at every 20 ms; and what it is now. */
  stop(): Promise<{ readonly most: number; readonly now: number }>;
}

const RENDERER_BYTES = /^(?:RssAnon|RssShmem):\s+(\d+) kB$/gm;

/**
 * Watches what pages and their workers take: anonymous and shared memory, without the pages of the program's own file. Linux only: it
 * reads /proc. Undefined elsewhere.
 */
export async function watchMemory(browser: Browser): Promise<MemoryWatch | undefined> {
  if (process.platform !== 'linux') return undefined;
  const cdp = await browser.newBrowserCDPSession();
  const resident = async (): Promise<number> => {
    const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
    const sizes = processInfo
      .filter((it) => it.type === 'renderer')
      .flatMap((it) => {
        try {
          const status = readFileSync(`/proc/${it.id}/status`, 'utf8');
          return [...status.matchAll(RENDERER_BYTES)].map(([, kilobytes]) => Number(kilobytes) / 1024);
        } catch {
          // It ended meanwhile.
          return [];
        }
      });
    return sizes.reduce((sum, it) => sum + it, 0);
  };
  const idle = await resident();
  let most = idle;
  const stopping = new AbortController();
  const watch = (async () => {
    while (!stopping.signal.aborted) {
      most = Math.max(most, await resident());
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  return {
    idle,
    async stop() {
      stopping.abort();
      await watch;
      return { most, now: await resident() };
    },
  };
}
