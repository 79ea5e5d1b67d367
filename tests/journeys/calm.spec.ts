import { expect, nextButton, openPage, test } from '#tests/support/journey.ts';

const SCREENS = ['/', '/thu-tuc', '/thu-tuc/2.000635', '/tro-giup', '/dang-nhap', '/ho-so', '/tra-cuu', '/can-bo'];

test('who asks for less motion gets none: nothing moves for longer than a millisecond, waiting included', async ({
  browser,
  portal,
}) => {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await openPage(context, portal);
  /** Everything that moves or would, with its place. */
  const moving = () =>
    page.evaluate(() => {
      const skeleton = Object.assign(document.createElement('div'), { className: 'skeleton' });
      document.body.append(skeleton);
      const seconds = (list: string) => Math.max(...list.split(',').map(Number.parseFloat));
      const found = [...document.querySelectorAll('*')].flatMap((it) =>
        ['', '::before', '::after'].flatMap((part) => {
          const style = getComputedStyle(it, part || null);
          const moves =
            (style.transitionProperty !== 'none' && seconds(style.transitionDuration) > 0.001) ||
            (style.animationName !== 'none' && seconds(style.animationDuration) > 0.001) ||
            style.scrollBehavior === 'smooth';
          return moves ? [`${it.tagName.toLowerCase()}.${it.getAttribute('class') ?? ''}${part}`] : [];
        }),
      );
      skeleton.remove();
      return [...new Set(found)];
    });
  for (const address of [...SCREENS, '/bat-dau/1.001193']) {
    await page.goto(portal.url + address);
    await expect(page.getByRole('heading', { level: 1, includeHidden: true })).toBeVisible();
    expect.soft(await moving(), address).toEqual([]);
  }
  await nextButton(page).click();
  expect(await moving(), 'with faults').toEqual([]);
  await context.close();
});
