import {
  addPaper,
  declareAndSend,
  expect,
  fillForm,
  goOn,
  newPerson,
  openPage,
  signUp,
  test,
} from '#tests/support/journey.ts';
import { samplePdf } from '#tests/support/sample-files.ts';
import { sampleAnswers } from '#tests/support/seeds.ts';

const MEGABYTE = 1024 * 1024;

test('the portal falls while papers are on their way: they go on from where they were, and the dossier is received once', async ({
  context,
  portal,
}) => {
  const page = await openPage(context, portal, '/dang-nhap');
  await signUp(page, portal, newPerson({ fullName: 'Trần Thị Hoa', birthDate: '1995-04-12' }));
  await expect(page).toHaveURL(/ho-so/);
  await page.goto(`${portal.url}/bat-dau/1.001193`);
  const { copies: _copies, ...birth } = sampleAnswers('birth');
  await fillForm(page, '1.001193', { ...birth, wantsCopies: false });
  const large = Buffer.concat([
    Buffer.from('%PDF-1.4\n%'),
    Buffer.alloc(10 * MEGABYTE, 'giấy tờ '),
    Buffer.from(samplePdf('Giấy chứng sinh')).subarray(8),
  ]);
  await addPaper(page, 'Giấy chứng sinh', { name: 'giay-chung-sinh.pdf', mimeType: 'application/pdf', buffer: large });
  await goOn(page);

  const patches: number[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') patches.push(Number(request.headers()['upload-offset']));
  });
  const line = await context.newCDPSession(page);
  const speed = (bytes: number) =>
    line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 20,
      downloadThroughput: -1,
      uploadThroughput: bytes,
    });
  await line.send('Network.enable');
  await speed(2 * MEGABYTE);
  await declareAndSend(page);
  await expect.poll(() => patches.length, { timeout: 30_000 }).toBeGreaterThan(1);
  await portal.restart();
  await speed(-1);
  await expect(page.getByRole('heading', { name: 'Cổng đã nhận hồ sơ của Ông/Bà' })).toBeVisible({ timeout: 90_000 });
  // What had arrived was not sent again.
  expect(patches.filter((offset) => offset === 0)).toHaveLength(1);
  const mine = (await page.evaluate(async () => (await fetch('/api/v1/dossiers')).json())) as { dossiers: unknown[] };
  expect(mine.dossiers).toHaveLength(1);
});
