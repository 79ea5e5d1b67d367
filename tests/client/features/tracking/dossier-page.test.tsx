// @vitest-environment jsdom
import { Blob as NodeBlob } from 'node:buffer';
import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callPortal } from '#client/api/call-portal.ts';
import { DossierPage } from '#client/features/tracking/dossier-page.tsx';
import type { Engine } from '#client/offline/engine.ts';
import { accountsApi } from '#domain/api/accounts.ts';
import { CommandId, type DossierId, Sha256, UnitId } from '#domain/api/primitives.ts';
import { Answers } from '#domain/forms/answers.ts';
import { sendDueMessages } from '#server/use-cases/notices/send-due-messages.ts';
import birthAnswers from '#tests/fixtures/answers/birth.json' with { type: 'json' };
import { createDevice, type Device } from '#tests/support/device.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { renderApp, type Shown } from '#tests/support/render-app.tsx';
import { samplePdf } from '#tests/support/sample-files.ts';

const ORIGIN = 'https://portal.example';
const PAPER = '000.00.00.G15-KQ004389';
configure({ asyncUtilTimeout: 8_000 });

let portal: TestPortal;
beforeAll(async () => {
  // jsdom's bytes are of a realm of their own: Node's Web Crypto and the portal's signer take only Node's.
  globalThis.Blob = NodeBlob as unknown as typeof Blob;
  globalThis.Uint8Array = new TextEncoder().encode('').constructor as typeof Uint8Array;
  portal = await startTestPortal();
});
afterAll(() => portal.close());

let people = 0;
interface Person {
  readonly device: Device;
  readonly engine: Engine;
  readonly email: string;
}

/** Somebody who signs up on a phone of their own and has everything there to fill in without a line. */
async function person(known?: Person): Promise<Person> {
  people += 1;
  const email = known?.email ?? `theodoi${people}@vidu.vn`;
  const device = createDevice(portal.app);
  const engine = device.tab();
  await engine.session.refresh();
  const net = { fetch: device.fetch, origin: ORIGIN };
  const { challengeId } = await callPortal(accountsApi.requestCode, {
    ...net,
    body: { channel: 'EMAIL', address: email, language: 'vi' },
  });
  await sendDueMessages(portal.services, portal.services);
  const text = portal.services.inbox?.list().find((message) => message.to === email)?.text ?? '';
  const answer = await callPortal(accountsApi.answerCode, {
    ...net,
    body: { challengeId, code: /\d{6}/.exec(text)?.[0] ?? '' },
  });
  const account =
    answer.outcome === 'SIGNED_IN'
      ? answer.account
      : await callPortal(accountsApi.register, {
          ...net,
          commandId: CommandId.parse(crypto.randomUUID()),
          body: {
            challengeId,
            fullName: 'Trần Thị Hoa',
            birthDate: '1995-04-12',
            personalId: `03019500${String(1000 + people)}`,
            language: 'vi',
            noticeVersion: '1',
            consents: { keepForNextTime: false },
          },
        });
  await engine.session.signedIn(account);
  await engine.publicData.prefetch();
  return { device, engine, email };
}

/** A birth registration with one paper, sealed for sending. */
async function sealBirth({ engine }: Person): Promise<DossierId> {
  const { hash, formHash } = await engine.publicData.load('procedure:1.001193');
  const { units } = await engine.publicData.load('units');
  const registrationCommune = units.find((unit) => unit.unitId === portal.units[0])?.code ?? '';
  const { copies: _, ...birth } = Answers.parse(birthAnswers);
  const draft = await engine.drafts.create({
    procedureCode: '1.001193',
    procedureHash: hash,
    formHash: formHash ?? Sha256.parse('0'.repeat(64)),
    answers: { ...birth, registrationCommune, wantsCopies: false },
  });
  const bytes = new Blob([new Uint8Array(samplePdf(`giấy chứng sinh ${draft.id}`))]);
  await engine.drafts.addPart(draft.id, PAPER, bytes, { mediaType: 'application/pdf', name: 'giấy chứng sinh.pdf' });
  await seal(engine, draft.id);
  return draft.id;
}

async function seal(engine: Engine, id: string): Promise<void> {
  await engine.drafts.flush(id);
  const draft = await engine.drafts.read(id);
  await engine.outbox.seal(id, {
    answers: draft?.answers ?? {},
    competentUnitId: UnitId.parse(portal.units[0]),
    declaration: { textVersion: '2021-1', acceptedAt: '2026-11-23T03:20:00.000Z' },
  });
}

async function sendBirth(one: Person): Promise<DossierId> {
  const id = await sealBirth(one);
  await one.engine.outbox.sendNow(id);
  expect((await one.engine.outbox.read(id))?.state).toBe('received');
  return id;
}

async function officer(id: string, act: string, body?: unknown): Promise<void> {
  const { mai } = portal.officers;
  await mai.call('PUT', `/api/v1/staff/dossiers/${id}/lease`);
  const answer = await mai.command('POST', `/api/v1/staff/dossiers/${id}/${act}`, body);
  expect(answer.status).toBe(200);
}

const open = (device: Device, id: string): Promise<Shown> =>
  renderApp(
    device,
    ({ pathname }) =>
      pathname.startsWith('/ho-so/') ? <DossierPage dossierId={pathname.split('/')[2] ?? ''} /> : null,
    { at: `/ho-so/${id}` },
  );

const askForPaper = (id: string): Promise<void> =>
  officer(id, 'supplement-requests', {
    points: [{ target: { kind: 'COMPONENT', componentCode: PAPER }, reason: 'Ảnh mất góc phải, không đọc được số.' }],
  });

describe('Một hồ sơ, từ lúc niêm phong', () => {
  test('without a line it waits and is not called filed; with one it goes out and the checked receipt is shown', async () => {
    const one = await person();
    one.device.line.rule = 'off';
    const id = await sealBirth(one);
    await open(one.device, id);
    expect(await screen.findByRole('heading', { name: 'Chờ gửi – chưa được tính là đã nộp' })).toBeTruthy();
    expect(screen.queryByText(/Mã nộp/)).toBeNull();
    expect(screen.queryByText(/chậm nhất/)).toBeNull();
    one.device.line.rule = 'on';
    await userEvent.setup().click(screen.getByRole('button', { name: 'Gửi ngay' }));
    expect(await screen.findByRole('heading', { name: 'Cổng đã nhận hồ sơ của Ông/Bà' })).toBeTruthy();
    expect(await screen.findByRole('heading', { name: 'Cổng giữ đúng những gì đã gửi' })).toBeTruthy();
    expect(screen.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)).toBeTruthy();
    expect(await screen.findByText(/trả lời chậm nhất .*\(8 giờ làm việc\)/)).toBeTruthy();
    expect(screen.queryByText(/chưa được tính là đã nộp/)).toBeNull();
  });

  test('no tick stands beside what this device cannot prove', async () => {
    const one = await person();
    const id = await sendBirth(one);
    one.device.line.rule = async (request, forward) => {
      const answer = await forward();
      if (request.method !== 'GET' || !request.url.endsWith(id)) return answer;
      const body = (await answer.json()) as { answers: Record<string, unknown> };
      return Response.json({ ...body, answers: { ...body.answers, applicantName: 'Ai Đó Khác' } });
    };
    await open(one.device, id);
    expect(await screen.findByText(/Chưa kiểm được chữ ký số/)).toBeTruthy();
    expect(screen.queryByText('Cổng giữ đúng những gì đã gửi')).toBeNull();
  });

  test('an act and a paper that this app is too old to know are told in general; the page stands', async () => {
    const one = await person();
    const id = await sendBirth(one);
    one.device.line.rule = async (request, forward) => {
      const answer = await forward();
      if (request.method !== 'GET' || !request.url.endsWith(id)) return answer;
      const body = (await answer.json()) as { events: object[]; documents: object[]; actions: string[] };
      const events = [...body.events, { ...body.events[0], action: 'handOver', from: 'ELSEWHERE', by: 'courier' }];
      const documents = body.documents.map((it) => ({ ...it, kind: 'FORM_77' }));
      return Response.json({ ...body, events, documents, actions: [...body.actions, 'appeal'] });
    };
    await open(one.device, id);
    expect(await screen.findByText('Hồ sơ có thay đổi')).toBeTruthy();
    expect((await screen.findAllByText('Giấy tờ khác của cơ quan')).length).toBeGreaterThan(0);
  });

  test('a state that this app is too old to know is called one: the dossier, its papers and a way on are there', async () => {
    const one = await person();
    const id = await sendBirth(one);
    one.device.line.rule = async (request, forward) => {
      const answer = await forward();
      if (request.method !== 'GET' || !request.url.endsWith(id)) return answer;
      return Response.json({ ...((await answer.json()) as object), status: 'SENT_TO_THE_MINISTRY' });
    };
    await open(one.device, id);
    expect(await screen.findByRole('heading', { name: /bước mà bản ứng dụng này chưa biết/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Tải lại trang' })).toBeTruthy();
    expect((await screen.findAllByText('Giấy biên nhận của Cổng')).length).toBeGreaterThan(0);
  });

  test('a supplement keeps every answer and paper; nothing is uploaded again', async () => {
    const one = await person();
    const id = await sendBirth(one);
    await askForPaper(id);
    const shown = await open(one.device, id);
    expect((await screen.findAllByText(/Ảnh mất góc phải/)).length).toBeGreaterThan(0);
    expect(await screen.findByText('Giấy tờ: Giấy chứng sinh')).toBeTruthy();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Sửa ngay' }));
    await waitFor(() => expect(shown.visited.at(-1)).toBe(`/soan/${id}/giay-to`));
    const draft = await shown.engine.drafts.read(id);
    expect(draft).toMatchObject({ kind: 'SUPPLEMENT', baseRevision: 1 });
    expect(draft?.answers['childName']).toBe('Nguyễn Bảo An');
    expect(draft?.parts.map((part) => [part.componentCode, part.name])).toEqual([[PAPER, 'giấy chứng sinh.pdf']]);

    const uploads = () => one.device.line.requests.filter((it) => it.startsWith('PATCH')).length;
    const before = uploads();
    await seal(shown.engine, id);
    await shown.engine.outbox.sendNow(id);
    expect((await shown.engine.outbox.read(id))?.state).toBe('received');
    expect(uploads()).toBe(before);
    await open(one.device, id);
    expect(await screen.findByText('Ông/Bà đã bổ sung')).toBeTruthy();
    expect(await screen.findByRole('heading', { name: 'Cổng đã nhận bản thứ 2' })).toBeTruthy();
  });

  test('a supplement that was begun is gone on with, not begun over', async () => {
    const one = await person();
    const id = await sendBirth(one);
    await askForPaper(id);
    const shown = await open(one.device, id);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Sửa ngay' }));
    await waitFor(() => expect(shown.visited.at(-1)).toMatch(/^\/soan/));
    shown.engine.drafts.saveAnswers(id, { childName: 'Nguyễn Bảo Anh' });
    await shown.engine.drafts.flush(id);
    const again = await open(one.device, id);
    await user.click(await screen.findByRole('button', { name: 'Sửa tiếp' }));
    await waitFor(() => expect(again.visited.at(-1)).toBe(`/soan/${id}`));
    expect((await again.engine.drafts.read(id))?.answers['childName']).toBe('Nguyễn Bảo Anh');
  });

  test('when another device was faster both versions stay, and the one here can be put on top', async () => {
    const one = await person();
    const id = await sendBirth(one);
    const shown = await open(one.device, id);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Sửa và gửi lại' }));
    await waitFor(() => expect(shown.visited.at(-1)).toMatch(/^\/soan/));
    one.device.line.rule = 'off';
    shown.engine.drafts.saveAnswers(id, { childName: 'Bản Trên Máy' });
    await seal(shown.engine, id);
    portal.later(61_000);
    const other = await person(one);
    const elsewhere = await open(other.device, id);
    await user.click(await screen.findByRole('button', { name: 'Sửa và gửi lại' }));
    await waitFor(() => expect(elsewhere.visited.at(-1)).toMatch(/^\/soan/));
    elsewhere.engine.drafts.saveAnswers(id, { childName: 'Bản Máy Khác' });
    await seal(elsewhere.engine, id);
    await elsewhere.engine.outbox.sendNow(id);

    one.device.line.rule = 'on';
    const back = await open(one.device, id);
    await back.engine.outbox.sendNow(id);
    expect(await screen.findByRole('heading', { name: 'Có hai bản khác nhau' })).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: /Dùng bản trên máy/ }));
    await waitFor(() => expect(back.visited.at(-1)).toBe(`/soan/${id}`));
    await seal(back.engine, id);
    await back.engine.outbox.sendNow(id);
    const mine = (await back.engine.mine.fetchDossier(id)).value;
    expect(mine.revision).toBe(3);
    expect(mine.answers['childName']).toBe('Bản Trên Máy');
    expect(mine.manifest.parts).toHaveLength(1);
  });

  test('a refusal shows its reason and its form', async () => {
    const one = await person();
    const id = await sendBirth(one);
    await officer(id, 'refusal', {
      reason: 'Bé đã được đăng ký khai sinh tại xã khác.',
      legalGround: 'Điều 8 Luật Hộ tịch số 60/2014/QH13',
    });
    await open(one.device, id);
    const heading = await screen.findByRole('heading', { name: 'Hồ sơ không được tiếp nhận' });
    const card = within(heading.closest('.card') as HTMLElement);
    expect(card.getByText('Bé đã được đăng ký khai sinh tại xã khác.')).toBeTruthy();
    expect(card.getByText('Điều 8 Luật Hộ tịch số 60/2014/QH13').lang).toBe('vi');
    expect(card.getByRole('button', { name: 'Phiếu từ chối tiếp nhận hồ sơ' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Rút hồ sơ' })).toBeNull();
  });

  test('withdrawing tells its consequences first, and can be taken back', async () => {
    const one = await person();
    const id = await sendBirth(one);
    HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
      this.open = true;
    };
    HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
      this.open = false;
    };
    await open(one.device, id);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Rút hồ sơ' }));
    expect(screen.getByText(/phải nộp hồ sơ mới/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Xin rút' }));
    await user.click(await screen.findByRole('button', { name: 'Thôi không rút nữa' }));
    expect(await screen.findByText('Ông/Bà thôi không rút')).toBeTruthy();
    expect((await one.engine.mine.fetchDossier(id)).value.status).toBe('SUBMITTED');
  });

  test('another account sees nothing of it, on its own phone or on the same one', async () => {
    const one = await person();
    const id = await sendBirth(one);
    const stranger = await person();
    await open(stranger.device, id);
    expect(await screen.findByRole('heading', { name: 'Không thấy hồ sơ này' })).toBeTruthy();
    expect(document.body.textContent).not.toContain('Đăng ký khai sinh');

    await one.engine.mine.fetchDossier(id);
    await one.engine.session.signOut();
    await open(one.device, id);
    expect(await screen.findByRole('link', { name: 'Đăng nhập' })).toBeTruthy();
    expect(document.body.textContent).not.toContain('Đăng ký khai sinh');
  });

  test('without a line the kept copy is shown with its hour', async () => {
    const one = await person();
    const id = await sendBirth(one);
    await one.engine.mine.fetchDossier(id);
    one.device.line.rule = 'off';
    await open(one.device, id);
    expect(await screen.findByText('Đang xem bản cất trên máy')).toBeTruthy();
    expect(screen.getByText(/Bản này Cổng đưa lúc/)).toBeTruthy();
    expect(await screen.findByRole('heading', { name: 'Cổng giữ đúng những gì đã gửi' })).toBeTruthy();
  });
});
