import { afterAll, beforeAll, expect, test } from 'vitest';
import { runStory } from './simulation/run-story.ts';
import { simulateBlobs } from './simulation/simulated-blob.ts';
import { type SimulatedPortal, startSimulatedPortal } from './simulation/simulated-portal.ts';

let portal: SimulatedPortal;
let putBack: () => void;
beforeAll(async () => {
  putBack = simulateBlobs();
  portal = await startSimulatedPortal();
});
afterAll(async () => {
  putBack();
  await portal.close();
});

test.each([3, 25, 191, 12_962])('story %i replays exactly', async (seed) => {
  const [first, second] = [await runStory(seed, portal, undefined), await runStory(seed, portal, undefined)];
  expect(second.trace).toBe(first.trace);
  expect([second.steps, second.sealed, second.received]).toEqual([first.steps, first.sealed, first.received]);
});

test('another seed is another story', async () => {
  const [one, two] = [await runStory(1, portal, undefined), await runStory(2, portal, undefined)];
  expect(one.trace).not.toBe(two.trace);
});

test('a file that vanishes from the disk is complained of', async () => {
  // The judge is judged: what it would not notice, no story would tell.
  for (let seed = 1; seed < 200; seed += 1) {
    const { devices, lost } = await runStory(seed, portal, undefined, undefined, (stage) => {
      for (const device of stage) {
        for (const key of device.disk.outbox.keys()) {
          device.disk.outbox.delete(key);
          device.disk.rows.delete(key);
        }
      }
    });
    if (devices.length > 0 && lost.length > 0) return;
  }
  throw new Error('nothing was missed');
});
