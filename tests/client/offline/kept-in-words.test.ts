import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callPortal } from '#client/api/call-portal.ts';
import { createAnnouncer } from '#client/offline/local-store/browser-ports.ts';
import type { LocalStore } from '#client/offline/local-store/local-store.ts';
import { accountsApi } from '#domain/api/accounts.ts';
import { AppError } from '#domain/api/errors.ts';
import { createDevice } from '#tests/support/device.ts';
import { fillInOn, sealOn, signInOn } from '#tests/support/engine-work.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';

// What the simulation of faults has found (tests/faults): each of these was once said to be kept and was not, or went astray.

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());

const ORIGIN = 'https://portal.example';

/** A disk that fails the next so many calls. */
function failing(store: LocalStore) {
  const left = { get: 0, write: 0 };
  const wrapped: LocalStore = {
    ...store,
    get: (name, key) => {
      if (name === 'rows' && left.get > 0) {
        left.get -= 1;
        return Promise.reject(new AppError('device.storageLost'));
      }
      return store.get(name, key);
    },
    write: (changes, guards) => {
      if (left.write > 0) {
        left.write -= 1;
        return Promise.reject(new AppError('device.storageFull'));
      }
      return store.write(changes, guards);
    },
  };
  return { wrapped, left };
}

describe('“Đã lưu” is said of nothing that is not kept', () => {
  test('whoever waits while a write is under way hears that it failed', async () => {
    const device = createDevice(portal.app);
    const { wrapped, left } = failing(device.store);
    const page = device.tab({ store: wrapped });
    const id = await fillInOn(portal, page);
    await page.drafts.flush(id);
    left.write = 10;
    page.drafts.saveAnswers(id, { purpose: 'một' });
    const waiting = [page.drafts.flush(id), page.drafts.flush(id), page.drafts.flush()];
    const ends = await Promise.allSettled(waiting);
    expect(ends.map((end) => end.status)).toEqual(['rejected', 'rejected', 'rejected']);
    left.write = 0;
    await page.drafts.flush(id);
    expect((await device.tab().drafts.read(id))?.answers).toMatchObject({ purpose: 'một' });
  });

  test('an answer that came while the disk could not be read is told of, waits, and is written with the next', async () => {
    const device = createDevice(portal.app);
    const id = await fillInOn(portal, device.tab());
    const { wrapped, left } = failing(device.store);
    const page = device.tab({ store: wrapped });
    left.get = 1;
    page.drafts.saveAnswers(id, { purpose: 'một' });
    await expect(page.drafts.flush(id)).rejects.toMatchObject({ code: 'device.storageLost' });
    expect(page.drafts.savedState(id).get().state).toBe('failed');
    page.drafts.saveAnswers(id, { note: 'hai' });
    await page.drafts.flush(id);
    expect((await device.tab().drafts.read(id))?.answers).toMatchObject({ purpose: 'một', note: 'hai' });
  });

  test('a draft that cannot be written does not keep another from being written', async () => {
    const device = createDevice(portal.app);
    const page = device.tab();
    const [gone, good] = [await fillInOn(portal, page), await fillInOn(portal, page)];
    await page.drafts.flush();
    await device.store.write([{ remove: 'rows', key: gone }]);
    page.drafts.saveAnswers(gone, { purpose: 'một' });
    page.drafts.saveAnswers(good, { purpose: 'hai' });
    await expect(page.drafts.flush()).rejects.toBeInstanceOf(AppError);
    expect((await device.tab().drafts.read(good))?.answers).toMatchObject({ purpose: 'hai' });
  });
});

describe('Two windows', () => {
  /** Two that do not hear of each other, as when one is frozen. */
  const deafTab = (device: ReturnType<typeof createDevice>) => device.tab({ announcer: createAnnouncer(undefined) });

  test('with different changes of one draft: both are in it, and where both changed an answer the one that was kept first stands', async () => {
    const device = createDevice(portal.app);
    const [one, two] = [deafTab(device), deafTab(device)];
    const id = await fillInOn(portal, one);
    await one.drafts.flush();
    await two.drafts.addPart(id, 'x', new Blob(['%PDF-1.4 một']), { mediaType: 'application/pdf', name: 'x.pdf' });
    one.drafts.saveAnswers(id, { purpose: 'từ cửa sổ một', note: 'một' });
    await one.drafts.flush(id);
    two.drafts.saveAnswers(id, { note: 'hai', other: 'từ cửa sổ hai' });
    await two.drafts.flush(id);
    const draft = await device.tab().drafts.read(id);
    expect(draft?.answers).toMatchObject({ purpose: 'từ cửa sổ một', note: 'một', other: 'từ cửa sổ hai' });
    expect(draft?.parts.map((part) => part.componentCode)).toContain('x');
  });

  test('what the second seals differently is not said to be sealed', async () => {
    const device = createDevice(portal.app);
    const [one, two] = [deafTab(device), deafTab(device)];
    const id = await fillInOn(portal, one);
    await two.drafts.read(id);
    device.line.rule = 'off';
    await sealOn(portal, one, id);
    await expect(
      two.outbox.seal(id, {
        answers: { applicantName: 'Người Khác' },
        competentUnitId: portal.units[0] as never,
        declaration: { textVersion: '2021-1', acceptedAt: '2026-11-23T03:20:00.000Z' },
      }),
    ).rejects.toMatchObject({ code: 'dossier.changedMeanwhile' });
  });
});

describe('Two people, one browser', () => {
  test('whose dossier is on its way while another signs in: it waits for its owner, and the other never has it', async () => {
    const device = createDevice(portal.app);
    const page = device.tab();
    await page.session.refresh();
    await signInOn(portal, device, page);
    const id = await fillInOn(portal, page);
    await sealOn(portal, page, id);
    const other = device.tab();
    let asked = false;
    device.line.rule = async (request, forward) => {
      if (!asked && request.url.endsWith('/api/v1/parts/missing')) {
        asked = true;
        // The question who is signed in has just been answered; then the other takes the device.
        await page.session.signOut();
        await signInOn(portal, device, other);
      }
      return forward();
    };
    await page.outbox.sendNow();
    expect(asked).toBe(true);
    expect(await device.store.get('outbox', id)).toMatchObject({ state: 'sealed', reason: 'session.otherAccount' });
    expect(await other.mine.fetchList()).toMatchObject({ value: [] });
  });

  test('the portal refuses what is meant for another account, whatever it is', async () => {
    const citizen = await portal.citizen();
    for (const [method, url] of [
      ['GET', '/api/v1/dossiers'],
      ['GET', '/api/v1/accounts/me/vault-share'],
      ['POST', '/api/v1/uploads'],
    ] as const) {
      const answer = await citizen.call(method, url, undefined, { 'for-profile': `a-${'0'.repeat(32)}` });
      expect([answer.status, answer.problem.code]).toEqual([401, 'session.otherAccount']);
    }
  });
});

test('a sign-out without a line whose session the portal has forgotten since does not lock the device out', async () => {
  const device = createDevice(portal.app);
  const page = device.tab();
  await page.session.refresh();
  await signInOn(portal, device, page);
  device.line.rule = 'off';
  await page.session.signOut();
  await portal.services.database.execute(sql`delete from sessions where account_id is not null`);
  device.line.rule = 'on';
  await page.session.refresh();
  expect(page.session.state.get()).toEqual({ kind: 'guest', confirmed: true });
  await expect(
    callPortal(accountsApi.requestCode, {
      fetch: device.fetch,
      origin: ORIGIN,
      body: { channel: 'EMAIL', address: 'lai@vidu.vn', language: 'vi' },
    }),
  ).resolves.toMatchObject({ codeLength: 6 });
});

test('windows that open at once introduce the device once', async () => {
  const device = createDevice(portal.app);
  // All have asked before any hears that the portal does not know the device.
  device.line.rule = async (request, forward) => {
    const answer = await forward();
    if (request.url.endsWith('/api/v1/session')) await new Promise((resolve) => setTimeout(resolve, 30));
    return answer;
  };
  await Promise.all([device.tab().session.refresh(), device.tab().session.refresh(), device.tab().session.refresh()]);
  expect(device.line.requests.filter((line) => line === 'POST /api/v1/devices')).toHaveLength(1);
});
