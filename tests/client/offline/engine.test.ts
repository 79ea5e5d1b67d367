import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { callPortal } from '#client/api/call-portal.ts';
import type { Engine } from '#client/offline/engine.ts';
import { accountsApi } from '#domain/api/accounts.ts';
import { Sha256 } from '#domain/api/primitives.ts';
import { sendDueMessages } from '#server/use-cases/notices/send-due-messages.ts';
import { createDevice, type Device } from '#tests/support/device.ts';
import { fillInOn, sealOn, signInOn } from '#tests/support/engine-work.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());

const signIn = (device: Device, engine: Engine, begunFrom?: string) => signInOn(portal, device, engine, begunFrom);
const fillIn = (engine: Engine) => fillInOn(portal, engine);
const sealIt = (engine: Engine, id: string) => sealOn(portal, engine, id);

const ORIGIN = 'https://portal.example';
const HASH = Sha256.parse('a'.repeat(64));

const receivedAt = async (id: string): Promise<number> => {
  const mai = portal.officers.mai;
  const answer = await mai.call<{ dossiers: { id: string; revision: number }[] }>('GET', '/api/v1/staff/dossiers');
  return answer.body.dossiers.filter((dossier) => dossier.id === id).length;
};

describe('Bản nháp trên máy', () => {
  test('a draft and its file survive a killed page', async () => {
    const device = createDevice(portal.app);
    const first = device.tab();
    await first.session.refresh();
    const id = await fillIn(first);
    first.drafts.saveAnswers(id, { applicantName: 'Lê Thị Hạnh' });
    await first.drafts.flush(id);
    device.line.rule = 'off';
    const second = device.tab();
    const draft = await second.drafts.read(id);
    expect(draft?.answers['applicantName']).toBe('Lê Thị Hạnh');
    const file = await second.drafts.readPart(id, draft?.parts[0]?.partId ?? '');
    expect(await file.text()).toContain('giấy chứng sinh');
  });

  test('nothing personal is readable in what lies on the disk', async () => {
    const device = createDevice(portal.app);
    const engine = device.tab();
    const id = await fillIn(engine);
    await engine.drafts.flush(id);
    const row = await device.store.get('rows', id);
    expect(new TextDecoder().decode(row?.ciphertext)).not.toContain('applicantName');
    expect(JSON.stringify({ ...row, ciphertext: null, iv: null })).not.toMatch(/Nguyễn|Lê|giấy/);
  });

  test('a second tab reads, and writes when the first has left', async () => {
    const device = createDevice(portal.app);
    const [one, two] = [device.tab(), device.tab()];
    const id = await fillIn(one);
    const first = one.drafts.hold(id);
    await expect.poll(() => first.role.get()).toBe('writer');
    const second = two.drafts.hold(id);
    await expect.poll(() => second.role.get()).toBe('reader');
    first.release();
    await expect.poll(() => second.role.get()).toBe('writer');
    second.release();
  });

  test('an answer is on its way to the disk at once: a page that is killed before any timer ran has lost nothing', async () => {
    const device = createDevice(portal.app);
    const monotonic = (): number => performance.now();
    const page = device.tab({ clock: { now: () => Date.now(), monotonic, after: () => () => undefined } });
    const id = await fillIn(page);
    await page.drafts.flush();
    await new Promise((resolve) => setTimeout(resolve, 150));
    page.drafts.saveAnswers(id, { childName: 'Trần Bảo Ngọc' });
    await vi.waitFor(async () =>
      expect((await device.tab().drafts.read(id))?.answers).toMatchObject({ childName: 'Trần Bảo Ngọc' }),
    );
  });

  test('a screen that lets go of a draft and takes it again loses nothing that was just typed', async () => {
    const device = createDevice(portal.app);
    const engine = device.tab();
    const id = await fillIn(engine);
    await engine.drafts.flush(id);
    const first = engine.drafts.hold(id);
    await expect.poll(() => first.role.get()).toBe('writer');
    engine.drafts.saveAnswers(id, { purpose: 'Đi học' });
    first.release();
    const second = engine.drafts.hold(id);
    await expect.poll(() => second.role.get()).toBe('writer');
    await engine.drafts.flush(id);
    expect((await device.tab().drafts.read(id))?.answers).toMatchObject({ purpose: 'Đi học' });
    second.release();
  });

  test('what is typed while the portal says who is signed in is not overwritten by what lay on the disk before', async () => {
    const device = createDevice(portal.app);
    const slow = {
      ...device.store,
      write: async (...changes: Parameters<typeof device.store.write>) => {
        await new Promise((resolve) => setTimeout(resolve, 40));
        return device.store.write(...changes);
      },
    };
    const engine = device.tab({ store: slow });
    const { id } = await engine.drafts.create({ procedureCode: '1.001193', procedureHash: HASH, formHash: HASH });
    engine.drafts.saveAnswers(id, { first: 'một' });
    const saving = engine.drafts.flush(id);
    await new Promise((resolve) => setTimeout(resolve, 10));
    engine.ports.announcer.announce('session');
    await new Promise((resolve) => setTimeout(resolve, 5));
    engine.drafts.saveAnswers(id, { second: 'hai' });
    await saving;
    await engine.drafts.flush(id);
    expect((await device.tab().drafts.read(id))?.answers).toEqual({ first: 'một', second: 'hai' });
  });

  test('when the disk is full the app says so and keeps what it has', async () => {
    const device = createDevice(portal.app);
    const engine = device.tab();
    const id = await fillIn(engine);
    const write = device.store.write;
    const full = { ...device.store, write: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) };
    const narrow = device.tab({ store: { ...full, get: device.store.get } });
    narrow.drafts.saveAnswers(id, { applicantName: 'Ngô Văn Đầy' });
    await narrow.drafts.flush(id).catch(() => undefined);
    expect((await device.tab().drafts.read(id))?.answers['applicantName']).not.toBe('Ngô Văn Đầy');
    expect((await narrow.drafts.read(id))?.answers['applicantName']).toBe('Ngô Văn Đầy');
    expect(narrow.drafts.savedState(id).get().state).toBe('failed');
    expect(device.store.write).toBe(write);
  });
});

describe('Gửi hồ sơ', () => {
  test('a sealed dossier is received once, with its signed receipt checked, and its bytes leave the device', async () => {
    const device = createDevice(portal.app);
    const engine = device.tab();
    await engine.session.refresh();
    await signIn(device, engine);
    const id = await fillIn(engine);
    await sealIt(engine, id);
    await engine.outbox.sendNow();
    const item = await engine.outbox.read(id);
    expect(item?.state).toBe('received');
    expect(item?.submissionReference).toMatch(/^[0-9A-Z]{8}$/);
    expect((await engine.outbox.readSubmission(id))?.receipt).toContain('.');
    expect(await engine.drafts.list()).toHaveLength(0);
    expect(await receivedAt(id)).toBe(1);
  });

  test('ten taps on “send” give one dossier', async () => {
    const device = createDevice(portal.app);
    const engine = device.tab();
    await engine.session.refresh();
    await signIn(device, engine);
    const id = await fillIn(engine);
    const items = await Promise.all(Array.from({ length: 10 }, () => sealIt(engine, id)));
    expect(new Set(items.map((item) => item.sealedAt)).size).toBe(1);
    await Promise.all([engine.outbox.sendNow(), engine.outbox.sendNow(id), device.tab().outbox.sendNow()]);
    expect(await receivedAt(id)).toBe(1);
  });

  test('when the answer to the commit is lost, the same dossier is sent again and received once', async () => {
    const device = createDevice(portal.app);
    const engine = device.tab();
    await engine.session.refresh();
    await signIn(device, engine);
    const id = await fillIn(engine);
    await sealIt(engine, id);
    device.line.rule = async (request, forward) => {
      const answer = await forward();
      if (request.method === 'PUT') throw new TypeError('network lost');
      return answer;
    };
    await engine.outbox.sendNow();
    expect(await engine.outbox.read(id)).toMatchObject({ state: 'committing', reason: 'line.unreachable' });
    device.line.rule = 'on';
    await engine.outbox.sendNow();
    expect((await engine.outbox.read(id))?.state).toBe('received');
    expect(await receivedAt(id)).toBe(1);
  });

  test.each([
    ['with another signature', (text: string) => text.replace(/\.[^.]{20}/, `.${'A'.repeat(20)}`)],
    ['cut off', (text: string) => text.slice(0, -10)],
  ])('a receipt %s is no receipt', async (_, spoil) => {
    const device = createDevice(portal.app);
    const engine = device.tab();
    await engine.session.refresh();
    await signIn(device, engine);
    const id = await fillIn(engine);
    await sealIt(engine, id);
    device.line.rule = async (request, forward) => {
      const answer = await forward();
      if (request.method !== 'PUT') return answer;
      const body = (await answer.json()) as { receipt: string };
      return Response.json({ ...body, receipt: spoil(body.receipt) });
    };
    await engine.outbox.sendNow();
    expect(await engine.outbox.read(id)).toMatchObject({ reason: 'line.receiptInvalid' });
    expect((await engine.drafts.read(id))?.id).toBe(id);
    device.line.rule = 'on';
    await engine.outbox.sendNow();
    expect((await engine.outbox.read(id))?.state).toBe('received');
  });

  test('a Wi-Fi sign-in page is no answer of the portal', async () => {
    const device = createDevice(portal.app);
    const engine = device.tab();
    await engine.session.refresh();
    await signIn(device, engine);
    const id = await fillIn(engine);
    await sealIt(engine, id);
    device.line.rule = () =>
      Promise.resolve(new Response('<html>Đăng nhập Wi-Fi</html>', { headers: { 'content-type': 'text/html' } }));
    expect(await engine.reachability.probe()).toBe('captive');
    await engine.outbox.sendNow();
    expect(await engine.outbox.read(id)).toMatchObject({ state: 'sealed', reason: 'line.notThePortal' });
  });

  test('one dossier that the portal refuses does not hold back the other', async () => {
    const device = createDevice(portal.app);
    const engine = device.tab();
    await engine.session.refresh();
    await signIn(device, engine);
    const bad = await fillIn(engine);
    engine.drafts.saveAnswers(bad, { applicantName: undefined });
    const good = await fillIn(engine);
    await sealIt(engine, bad);
    await sealIt(engine, good);
    await engine.outbox.sendNow();
    expect(await engine.outbox.read(bad)).toMatchObject({ state: 'needs-you', reason: 'form.answersInvalid' });
    expect((await engine.outbox.read(bad))?.issues[0]?.path).toBe('applicantName');
    expect((await engine.outbox.read(good))?.state).toBe('received');
    await engine.outbox.reopen(bad);
    expect((await engine.drafts.list()).map((draft) => draft.id)).toContain(bad);
  });

  test('what is taken back into hand while the portal is being asked stays in hand, and the old version is never sent', async () => {
    const device = createDevice(portal.app);
    const engine = device.tab();
    await engine.session.refresh();
    await signIn(device, engine);
    const id = await fillIn(engine);
    let asked: () => void = () => undefined;
    const asking = new Promise<void>((resolve) => {
      asked = resolve;
    });
    let answer: () => void = () => undefined;
    const answering = new Promise<void>((resolve) => {
      answer = resolve;
    });
    device.line.rule = async (request, forward) => {
      if (request.method !== 'GET' || !request.url.endsWith('/api/v1/session')) return forward();
      asked();
      await answering;
      return forward();
    };
    await sealIt(engine, id);
    const sending = engine.outbox.sendNow();
    await asking;
    await engine.outbox.reopen(id);
    engine.drafts.saveAnswers(id, { purpose: 'Đã sửa' });
    await engine.drafts.flush(id);
    answer();
    await sending;
    expect((await device.store.get('outbox', id))?.state).toBe('draft');
    expect((await engine.drafts.read(id))?.answers).toMatchObject({ purpose: 'Đã sửa' });
    expect(await receivedAt(id)).toBe(0);
  });

  test('a dossier on its way is not deleted under its way, and a sealed one is not changed', async () => {
    const device = createDevice(portal.app);
    const engine = device.tab();
    await engine.session.refresh();
    await signIn(device, engine);
    const id = await fillIn(engine);
    let discarded: unknown;
    device.line.rule = async (request, forward) => {
      if (request.method === 'PUT') {
        discarded = await engine.outbox.discard(id).catch((fault: unknown) => fault);
      }
      return forward();
    };
    await sealIt(engine, id);
    await expect(
      engine.drafts.addPart(id, 'x', new Blob(['y']), { mediaType: 'application/pdf', name: 'y.pdf' }),
    ).rejects.toMatchObject({
      code: 'dossier.transitionNotAllowed',
    });
    await engine.outbox.sendNow();
    expect(discarded).toMatchObject({ code: 'dossier.transitionNotAllowed' });
    expect((await engine.outbox.read(id))?.state).toBe('received');
    expect(await receivedAt(id)).toBe(1);
  });

  test('an answer about who is signed in that comes after signing out says nothing', async () => {
    const device = createDevice(portal.app);
    const engine = device.tab();
    await engine.session.refresh();
    await signIn(device, engine);
    let held: (() => void) | undefined;
    device.line.rule = async (request, forward) => {
      const response = await forward();
      if (request.method === 'GET' && request.url.endsWith('/api/v1/session') && held === undefined) {
        await new Promise<void>((resolve) => {
          held = resolve;
        });
      }
      return response;
    };
    const refreshing = engine.session.refresh();
    await expect.poll(() => held).toBeDefined();
    await engine.session.signOut();
    held?.();
    await refreshing;
    expect(engine.session.state.get().kind).toBe('guest');
  });

  test('one waiting dossier that no longer opens hides none of the others, and can be deleted', async () => {
    const device = createDevice(portal.app);
    const engine = device.tab();
    await engine.session.refresh();
    await signIn(device, engine);
    const [broken, whole] = [await fillIn(engine), await fillIn(engine)];
    device.line.rule = 'off';
    await sealIt(engine, broken);
    await sealIt(engine, whole);
    const row = await device.store.get('rows', `submission/${broken}`);
    if (row === undefined) throw new Error('nothing was sealed');
    await device.store.write([{ put: 'rows', value: { ...row, ciphertext: new Uint8Array(40) } }]);
    const items = await engine.outbox.list();
    expect(new Set(items.map((item) => item.id))).toEqual(new Set([broken, whole]));
    expect(items.find((item) => item.id === broken)).toMatchObject({
      state: 'needs-you',
      reason: 'device.storageLost',
    });
    await engine.outbox.discard(broken);
    expect((await engine.outbox.list()).map((item) => item.id)).toEqual([whole]);
  });
});

describe('Khách và tài khoản', () => {
  test('a guest fills in and seals; it goes out after sign-in, and only the one that sign-in was begun from is adopted', async () => {
    const device = createDevice(portal.app);
    const engine = device.tab();
    await engine.session.refresh();
    const [mine, other] = [await fillIn(engine), await fillIn(engine)];
    await sealIt(engine, mine);
    await engine.outbox.sendNow();
    expect(await engine.outbox.read(mine)).toMatchObject({
      state: 'sealed',
      reason: 'session.missing',
      waitsFor: 'sign-in',
    });
    await signIn(device, engine, mine);
    await engine.outbox.sendNow();
    expect((await engine.outbox.read(mine))?.state).toBe('received');
    expect(await engine.drafts.read(other)).toBeUndefined();
  });

  test('after signing out nothing of the account can be read on this device', async () => {
    const device = createDevice(portal.app);
    const engine = device.tab();
    await engine.session.refresh();
    await signIn(device, engine);
    const id = await fillIn(engine);
    await engine.drafts.flush(id);
    await engine.session.signOut();
    expect(await engine.drafts.read(id)).toBeUndefined();
    expect(await engine.drafts.list()).toHaveLength(0);
    const row = await device.store.get('rows', id);
    const keys = await device.store.listKeys(row?.profileId ?? '');
    expect(keys.filter((key) => key.keyId === 'data')).toHaveLength(0);
  });

  test('signing in again on this device brings the drafts back', async () => {
    const device = createDevice(portal.app);
    const engine = device.tab();
    await engine.session.refresh();
    const account = await signIn(device, engine);
    const id = await fillIn(engine);
    await engine.session.signOut();
    const net = { fetch: device.fetch, origin: ORIGIN };
    portal.later(61_000);
    const address = account.email ?? '';
    const { challengeId } = await callPortal(accountsApi.requestCode, {
      ...net,
      body: { channel: 'EMAIL', address, language: 'vi' },
    });
    await sendDueMessages(portal.services, portal.services);
    const text = portal.services.inbox?.list().find((message) => message.to === address)?.text ?? '';
    const answer = await callPortal(accountsApi.answerCode, {
      ...net,
      body: { challengeId, code: /\d{6}/.exec(text)?.[0] ?? '' },
    });
    expect(answer.outcome).toBe('SIGNED_IN');
    await engine.session.signedIn(account);
    expect((await engine.drafts.list()).map((draft) => draft.id)).toEqual([id]);
  });
});
