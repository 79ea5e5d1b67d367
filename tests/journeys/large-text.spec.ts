import { openPage, test } from '#tests/support/journey.ts';
import { enlarge, judgeLayout, reader } from '#tests/support/large-text.ts';
import { citizenAndDesk, guestWithoutLine } from '#tests/support/whole-ways.ts';

/** What no way leads through. */
const OTHERS = ['/tro-giup', '/thu-tuc?q=khai%20sinh', '/thong-bao', '/ho-so', '/tai-khoan', '/tra-cuu'];

test('with text at 200 % on a phone the whole way of a citizen is gone, and an officer’s day, with nothing cut or covered', async ({
  browser,
  context,
  portal,
}) => {
  await enlarge(context);
  const desk = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await enlarge(desk);
  await citizenAndDesk(desk, context, portal, reader);
  await desk.close();
});

test('with text at 200 % a guest without a line seals a dossier, and what stands beside the ways is whole too', async ({
  context,
  portal,
}) => {
  await enlarge(context);
  await guestWithoutLine(context, portal, reader);
  const page = await openPage(context, portal);
  for (const address of OTHERS) {
    await page.goto(portal.url + address);
    await judgeLayout(page);
  }
});
