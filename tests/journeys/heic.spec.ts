import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addPaper, expect, openPage, paperCard, readyForOffline, test } from '#tests/support/journey.ts';
import { ROOT } from '#tests/support/running-portal.ts';

const PAPER = 'Giấy chứng sinh';
/** 800 × 600 as the sensor lay, turned right by the container; with the place where it was taken. Upright its top left is blue. */
const PHOTO = readFileSync(join(ROOT, 'tests/fixtures/files/on-its-side.heic'));
const photo = (name: string) => ({ name, mimeType: 'image/heic', buffer: PHOTO });

test('an iPhone’s picture is kept as an upright JPEG that says no place, its reader fetched once for good', async ({
  context,
  portal,
}) => {
  const page = await openPage(context, portal, '/bat-dau/1.001193');
  await expect(page).toHaveURL(/soan/);
  await readyForOffline(page);
  await page.reload();
  await page.getByLabel('Bé do cha mẹ sinh ra').check();
  await page.goto(`${page.url().replace(/(\/soan\/[^/]+).*/, '$1')}/giay-to`);
  const card = paperCard(page, PAPER);
  const readers: string[] = [];
  context.on('request', (request) => {
    if (request.url().includes('read-heic') && request.serviceWorker() === null) readers.push(request.url());
  });

  await test.step('without a line the first one is refused in words, and nothing is kept of it', async () => {
    await context.setOffline(true);
    await card.getByLabel('Chọn ảnh hoặc tệp').setInputFiles(photo('IMG_1.HEIC'));
    await expect(card.getByText(/Ảnh HEIC cần mạng một lần/)).toBeVisible();
    await expect(card.getByText('đã cất an toàn trên máy')).toHaveCount(0);
    await context.setOffline(false);
  });

  await test.step('with a line it is read', async () => {
    await addPaper(page, PAPER, photo('IMG_1.HEIC'));
    await page.evaluate(() => {
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (shown: Blob) => {
        Object.assign(window, { shown });
        return make(shown);
      };
    });
    const opening = context.waitForEvent('page');
    await card.getByRole('button', { name: 'Xem' }).click();
    const picture = await opening;
    await page.waitForFunction(() => 'shown' in window);
    const seen = await page.evaluate(async () => {
      const { shown: bytes } = window as unknown as { shown: Blob };
      const bitmap = await createImageBitmap(bytes);
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context2d = canvas.getContext('2d');
      context2d?.drawImage(bitmap, 0, 0);
      const at = (x: number, y: number) => [...(context2d?.getImageData(x, y, 1, 1).data ?? [])].slice(0, 3);
      const text = new TextDecoder('latin1').decode(await bytes.arrayBuffer());
      return {
        type: bytes.type,
        size: [bitmap.width, bitmap.height],
        topLeft: at(50, 50),
        topRight: at(550, 50),
        start: [...text.slice(0, 3)].map((char) => char.codePointAt(0)),
        told: /Exif|GPS|Vidu/.test(text),
      };
    });
    expect(seen).toMatchObject({ type: 'image/jpeg', size: [600, 800], start: [0xff, 0xd8, 0xff], told: false });
    expect(seen.topLeft[2]).toBeGreaterThan(150);
    expect(seen.topRight[0]).toBeGreaterThan(150);
    await picture.close();
  });

  await test.step('the next one needs no line', async () => {
    await context.setOffline(true);
    await addPaper(page, PAPER, photo('IMG_2.HEIC'));
    await context.setOffline(false);
    expect(readers.length).toBeGreaterThan(0);
  });
});
