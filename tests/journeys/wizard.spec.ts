import { expect, fillForm, goOn, openPage, test } from '#tests/support/journey.ts';
import { sampleAnswers } from '#tests/support/seeds.ts';

test('a birth is declared from the first question to the whole on one page, and a reload loses nothing', async ({
  context,
  portal,
}) => {
  const page = await openPage(context, portal, '/bat-dau/1.001193');
  await fillForm(page, '1.001193', sampleAnswers('birth'));
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Giấy tờ');
  await goOn(page).catch(() => undefined);
  await page.screenshot({ path: 'test-results/papers.png', fullPage: true });
});
