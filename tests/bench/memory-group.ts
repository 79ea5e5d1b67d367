import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addManyPhotographs, type MemoryTaken, MOST_MEMORY, writePhotograph } from '#tests/support/many-photographs.ts';
import { atMost, median, skipped } from './figure.ts';
import { browserOf, type Group } from './group.ts';
import { startPortalBehindLine } from './portal-line.ts';
import { launch, phone } from './visit.ts';

const FIGURE = '12 photographs of 12 MP one after another: memory above idle';
/** A round takes half a minute, and the figure hardly moves between rounds. */
const ROUNDS = 3;

/** Each round in a browser of its own: what one page leaves behind is no part of the next one's idle. */
export const memoryGroup: Group = {
  name: 'memory',
  async run(settings) {
    const ours = await startPortalBehindLine();
    const folder = mkdtempSync(join(tmpdir(), 'mot-cua-memory-'));
    const photograph = join(folder, 'IMG.jpg');
    const rounds: MemoryTaken[] = [];
    try {
      for (let n = 0; n < Math.min(ROUNDS, settings.rounds); n += 1) {
        const browser = await launch(browserOf(settings));
        try {
          if (n === 0) await writePhotograph(browser, ours.line.url, photograph);
          const page = await (await phone(browser)).newPage();
          const taken = await addManyPhotographs(browser, page, ours.line.url, photograph);
          if (taken === undefined) return [skipped(FIGURE, `≤ ${MOST_MEMORY} MB`, 'memory is read from /proc')];
          settings.say(`${taken.most.toFixed(1)} MB above idle, ${taken.after.toFixed(1)} afterwards`);
          rounds.push(taken);
        } finally {
          await browser.close();
        }
      }
    } finally {
      await ours.close();
      rmSync(folder, { recursive: true, force: true });
    }
    return [atMost(FIGURE, 'MB', median(rounds.map((it) => it.most)), MOST_MEMORY)];
  },
};
