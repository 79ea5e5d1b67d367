import { expect, openPage, readyForOffline, test } from '#tests/support/journey.ts';

interface Picture {
  readonly src: string;
  readonly sizes: string;
  readonly purpose?: string;
  readonly form_factor?: string;
}

test('the app can be installed: a manifest whose pictures are there in the sizes it names', async ({
  context,
  portal,
}) => {
  const page = await openPage(context, portal);
  const address = await page.locator('link[rel=manifest]').getAttribute('href');
  const answer = await page.request.get(portal.url + (address ?? ''));
  const manifest = (await answer.json()) as Record<string, unknown> & { icons: Picture[]; screenshots: Picture[] };
  expect(manifest).toMatchObject({ start_url: '/', scope: '/', display: 'standalone', lang: 'vi', id: '/' });
  expect(manifest.icons.some((icon) => icon.purpose === 'maskable' && icon.sizes === '512x512')).toBe(true);
  expect(manifest.screenshots.map((it) => it.form_factor ?? '').toSorted((a, b) => a.localeCompare(b))).toEqual([
    'narrow',
    'wide',
  ]);
  for (const { src, sizes } of [...manifest.icons, ...manifest.screenshots]) {
    const picture = await page.evaluate(async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    if (sizes !== 'any') expect(picture, src).toBe(sizes);
  }
});

test('after one visit the app starts, speaks both languages and finds procedures without a line', async ({
  context,
  portal,
}) => {
  const first = await openPage(context, portal);
  await readyForOffline(first);
  await first.close();
  await context.setOffline(true);
  const page = await openPage(context, portal, '/thu-tuc?q=khai sinh');
  await expect(page.getByRole('link', { name: /Đăng ký khai sinh/ }).first()).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('navigation').getByText('Procedures')).toBeVisible();
  await page.goto(`${portal.url}/thu-tuc/1.001193`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Register a birth');
  await page.goto(`${portal.url}/tro-giup`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Help');
});

test('the worker answers nothing but GET: what changes something goes to the portal itself', async ({
  context,
  portal,
}) => {
  const page = await openPage(context, portal);
  await readyForOffline(page);
  const worker = await (await page.request.get(`${portal.url}/service-worker.js`)).text();
  expect(worker).not.toMatch(/\bexport /);
  await context.setOffline(true);
  const results = await page.evaluate(() =>
    Promise.all(
      ['POST', 'PUT', 'PATCH', 'DELETE'].map((method) =>
        fetch('/api/v1/session', { method }).then(String, () => 'the line'),
      ),
    ),
  );
  expect(results).toEqual(['the line', 'the line', 'the line', 'the line']);
});
