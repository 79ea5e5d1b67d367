import { expect, test } from '#tests/support/journey.ts';
import { expectFocus, keys } from '#tests/support/keyboard.ts';
import { citizenAndDesk, guestWithoutLine } from '#tests/support/whole-ways.ts';

// Each key is pressed and looked at.
test.setTimeout(180_000);

test('by keys alone a citizen goes from finding to the result and an officer through a day, and focus is never lost', async ({
  browser,
  context,
  portal,
}) => {
  const desk = await browser.newContext({ viewport: { width: 820, height: 1180 } });
  await citizenAndDesk(desk, context, portal, keys);
  await desk.close();
});

test('by keys alone a guest without a line seals a dossier and signs up when it is back', async ({
  context,
  portal,
}) => {
  await guestWithoutLine(context, portal, keys);
  const page = context.pages()[0];
  if (page !== undefined) await expectFocus(page, 'when it was received');
  expect(page).toBeDefined();
});
