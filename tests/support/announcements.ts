import type { BrowserContext } from '@playwright/test';

/** What a screen reader is given to say by itself, in order; what stands in a region when a page is opened is read with the page. */
export async function listen(context: BrowserContext): Promise<readonly string[]> {
  const heard: string[] = [];
  await context.exposeFunction('heard', (words: string) => {
    heard.push(words);
  });
  await context.addInitScript(() => {
    const REGIONS = '[role=status], [role=alert], [aria-live], output';
    const last = new WeakMap<Element, string>();
    const say = (region: Element) => {
      const words = (region.textContent ?? '').replace(/\s+/g, ' ').trim();
      if (words === last.get(region) || region.getAttribute('aria-live') === 'off') return;
      last.set(region, words);
      if (words !== '') (globalThis as unknown as { heard(words: string): void }).heard(words);
    };
    new MutationObserver((changes) => {
      const touched = new Set<Element>();
      for (const { target, addedNodes } of changes) {
        const around = (target instanceof Element ? target : target.parentElement)?.closest(REGIONS);
        if (around) touched.add(around);
        for (const node of addedNodes) {
          if (!(node instanceof Element) || !node.isConnected) continue;
          for (const region of node.querySelectorAll(REGIONS)) touched.add(region);
          if (node.matches(REGIONS)) touched.add(node);
        }
      }
      for (const region of touched) if (region.isConnected) say(region);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  return heard;
}
