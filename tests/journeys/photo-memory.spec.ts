import { expect, openPage, test } from '#tests/support/journey.ts';
import { addManyPhotographs, MOST_MEMORY, writePhotograph } from '#tests/support/many-photographs.ts';

test('twelve photographs of 12 megapixels pass through a phone of 2 GB', async ({ browser, context, portal }, info) => {
  // Chosen from the disk as in life.
  const path = info.outputPath('IMG.jpg');
  await writePhotograph(browser, portal.url, path);
  const taken = await addManyPhotographs(browser, await openPage(context, portal), portal.url, path);
  test.skip(taken === undefined, 'memory is read from /proc');
  const { idle, most, after } = taken ?? { idle: 0, most: 0, after: 0 };
  const said = `${most.toFixed(1)} MB above idle (${idle.toFixed(1)}), afterwards ${after.toFixed(1)}`;
  info.annotations.push({ type: 'memory', description: said });
  console.info(`memory: ${said}`);
  expect(most).toBeLessThanOrEqual(MOST_MEMORY);
});
