import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createLightEngine } from '#client/offline/light-engine.ts';
import { createDevice } from '#tests/support/device.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());

test('what a page asks before the whole engine is there is done when it is, in its order', async () => {
  const device = createDevice(portal.app);
  const { ports } = device.tab();
  const engine = createLightEngine(ports);
  const { hash, formHash } = await engine.publicData.load('procedure:1.001193');
  if (formHash === undefined) throw new Error('no form');
  expect(engine.session.state.get()).toEqual({ kind: 'unknown' });
  const draft = await engine.drafts.create({ procedureCode: '1.001193', procedureHash: hash, formHash });

  // Another tab that has only just begun: it holds the draft and writes before its engine has come.
  const other = createLightEngine(ports);
  const { role, release } = other.drafts.hold(draft.id);
  const heard = vi.fn();
  role.subscribe(heard);
  expect(role.get()).toBe('pending');
  other.drafts.saveStep(draft.id, 'one');
  other.drafts.saveStep(draft.id, 'two');
  await other.drafts.flush();
  await vi.waitFor(() => expect(role.get()).toBe('writer'));
  expect(heard).toHaveBeenCalled();
  expect((await other.drafts.read(draft.id))?.step).toBe('two');
  release();
});

test('values of the engine reach who looked before it was there, and who has gone hears nothing', async () => {
  const { ports } = createDevice(portal.app).tab();
  const engine = createLightEngine(ports);
  const stays = vi.fn();
  const leaves = vi.fn();
  engine.session.state.subscribe(stays);
  engine.session.state.subscribe(leaves)();
  await engine.session.refresh();
  expect(engine.session.state.get()).toEqual({ kind: 'guest', confirmed: true });
  expect(stays).toHaveBeenCalled();
  expect(leaves).not.toHaveBeenCalled();
});
