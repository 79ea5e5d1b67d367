// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AccountPage } from '#client/features/account/account-page.tsx';
import { WizardPage } from '#client/features/dossier-wizard/wizard-page.tsx';
import { useNavigate } from '#client/ui/navigation.tsx';
import type { Answers } from '#domain/forms/answers.ts';
import { createPhone } from '#tests/client/widgets/my-work/citizen-device.ts';
import birth from '#tests/fixtures/answers/birth.json' with { type: 'json' };
import { createDevice, type Device } from '#tests/support/device.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { renderApp } from '#tests/support/render-app.tsx';
import { samplePdf } from '#tests/support/sample-files.ts';
import { createSlowDisk } from '#tests/support/slow-disk.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());

const wizard = ({ pathname }: { pathname: string }) => {
  const [, first, id = '', step] = pathname.split('/');
  return first === 'bat-dau' ? <WizardPage code={id} /> : <WizardPage draftId={id} {...(step ? { step } : {})} />;
};

/** The draft that was begun, once its address says that it is on the disk. */
const begunDraft = async ({ visited }: { readonly visited: readonly string[] }): Promise<string> => {
  await waitFor(() => expect(visited.at(-1)).toMatch(/^\/soan\//));
  return visited.at(-1)?.split('/')[2] ?? '';
};

describe('Filling in an e-form', () => {
  test('going on without an answer names each place, and nothing typed is lost', async () => {
    const device = createDevice(portal.app);
    const shown = await renderApp(device, wizard, { at: '/bat-dau/2.000635' });
    const user = userEvent.setup();
    await screen.findByRole('button', { name: 'Tiếp tục' });
    const first = screen.getByRole('heading', { level: 1 }).textContent;
    await user.click(screen.getByRole('button', { name: 'Tiếp tục' }));
    expect(await screen.findByRole('heading', { name: /Có \d+ chỗ cần sửa/ })).toBeTruthy();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(first);
    await begunDraft(shown);
  });

  test('an answer is on the device as soon as it is given', async () => {
    const device = createDevice(portal.app);
    const shown = await renderApp(device, wizard, { at: '/bat-dau/1.001193' });
    const user = userEvent.setup();
    await user.click(await screen.findByLabelText('Bé do cha mẹ sinh ra'));
    const id = await begunDraft(shown);
    await shown.engine.drafts.flush(id);
    // Another tab reads from the disk, not from this one's memory.
    expect((await device.tab().drafts.read(id))?.answers).toEqual({ childCase: 'USUAL' });
  });

  test('what is answered while the draft is still being made reaches the disk with it, and nobody is interrupted', async () => {
    const device = createDevice(portal.app);
    const slow = createSlowDisk(device.store);
    const shown = await renderApp(device, wizard, { at: '/bat-dau/1.001193', ports: { store: slow.store } });
    const user = userEvent.setup();
    const choice = await screen.findByLabelText('Bé do cha mẹ sinh ra');
    await user.click(choice);
    expect(shown.visited).toEqual([]);
    // Nobody is told that it is kept before it is.
    expect(screen.queryByText('Đã cất trên máy')).toBeNull();
    slow.goOn();
    const id = await begunDraft(shown);
    expect(document.activeElement).toBe(choice);
    await shown.engine.drafts.flush(id);
    expect((await device.tab().drafts.read(id))?.answers).toEqual({ childCase: 'USUAL' });
  });

  test('who goes on before the draft is on the disk comes back to the first question, not to another beginning', async () => {
    const device = createDevice(portal.app);
    const slow = createSlowDisk(device.store);
    const shown = await renderApp(device, wizard, { at: '/bat-dau/1.001193', ports: { store: slow.store } });
    const user = userEvent.setup();
    await user.click(await screen.findByLabelText('Bé do cha mẹ sinh ra'));
    await user.click(screen.getByLabelText(/^Có, bản giấy/));
    await user.click(screen.getByRole('button', { name: 'Tiếp tục' }));
    const [first = '', second = ''] = shown.visited;
    expect(first).toMatch(/^\/soan\/[^/]+\/\w/);
    expect(second.split('/')[2]).toBe(first.split('/')[2]);
    slow.goOn();
    const id = await begunDraft(shown);
    await shown.engine.drafts.flush(id);
    expect((await device.tab().drafts.read(id))?.answers).toMatchObject({ childCase: 'USUAL', birthProof: 'PAPER' });
  });

  test('a draft that the disk does not take is said so, and not passed off as begun', async () => {
    const device = createDevice(portal.app);
    const slow = createSlowDisk(device.store);
    const shown = await renderApp(device, wizard, { at: '/bat-dau/1.001193', ports: { store: slow.store } });
    await screen.findByLabelText('Bé do cha mẹ sinh ra');
    slow.fill();
    expect(await screen.findByText('Chưa mở được tờ khai')).toBeTruthy();
    expect(shown.visited).toEqual([]);
  });

  test('what a screen fills in by itself is on the device too, when it was opened by a reload', async () => {
    const device = createDevice(portal.app);
    const begun = await renderApp(device, wizard, { at: '/bat-dau/1.001193' });
    await screen.findByLabelText('Bé do cha mẹ sinh ra');
    const id = await begunDraft(begun);
    const { applicantName, motherName: _motherName, ...others } = birth;
    begun.engine.drafts.saveAnswers(id, { ...others, applicantName } as Answers);
    await begun.engine.drafts.flush(id);
    const again = await renderApp(device, wizard, { at: `/soan/${id}/motherPersonSection` });
    expect(await screen.findByDisplayValue(applicantName)).toBeTruthy();
    await again.engine.drafts.flush(id);
    expect((await device.tab().drafts.read(id))?.answers['motherName']).toBe(applicantName);
  });
});

describe('A commune of which only the district is chosen', () => {
  test('is kept so far, through a reload too, and the check asks for the rest', async () => {
    const device = createDevice(portal.app);
    const shown = await renderApp(device, wizard, { at: '/bat-dau/1.001193' });
    await screen.findByLabelText('Bé do cha mẹ sinh ra');
    const id = await begunDraft(shown);
    shown.engine.drafts.saveAnswers(id, { childCase: 'USUAL', birthProof: birth.birthProof });
    await shown.engine.drafts.flush(id);
    const at = `/soan/${id}/registrationSection`;
    const begun = await renderApp(device, wizard, { at });
    const user = userEvent.setup();
    await user.selectOptions(await screen.findByLabelText('Huyện, thị xã, thành phố'), '288');
    await begun.engine.drafts.flush(id);

    const again = await renderApp(device, wizard, { at });
    const district = await screen.findByLabelText<HTMLSelectElement>('Huyện, thị xã, thành phố');
    expect(district.value).toBe('288');
    await user.click(screen.getByRole('button', { name: 'Tiếp tục' }));
    expect(await screen.findAllByText(/Xin chọn huyện rồi chọn xã, phường/)).not.toEqual([]);
    await user.selectOptions(screen.getByLabelText('Xã, phường, thị trấn'), birth.registrationCommune);
    await again.engine.drafts.flush(id);
    expect((await device.tab().drafts.read(id))?.answers['registrationCommune']).toBe(birth.registrationCommune);
  });
});

describe('A form that is filled in for the next time', () => {
  const first = async (device: Device): Promise<Answers> => {
    const shown = await renderApp(device, wizard, { at: '/bat-dau/1.001193' });
    await screen.findByLabelText('Bé do cha mẹ sinh ra');
    return (await shown.engine.drafts.read(await begunDraft(shown)))?.answers ?? {};
  };

  test('only while its owner consents: given and withdrawn on the account page, in plain words', async () => {
    const phone = await createPhone(portal);
    const { fullName, birthDate, personalId } = await phone.signIn();
    const id = await phone.file('2.000635');
    await phone.engine.mine.fetchList();
    const filed = await phone.engine.mine.fetchDossier(id);
    expect(await first(phone.device)).toEqual({});

    const user = userEvent.setup();
    await renderApp(phone.device, () => <AccountPage />, { at: '/tai-khoan' });
    await user.click(await screen.findByRole('button', { name: 'Cho điền sẵn' }));
    await screen.findByRole('button', { name: 'Thôi không điền sẵn' });
    const known = await first(phone.device);
    const { applicantResidence, applicantPaperDate } = filed.value.answers;
    expect(known).toMatchObject({
      applicantName: fullName,
      applicantBirthDate: birthDate,
      applicantPersonalId: personalId,
      applicantResidence,
      applicantPaperDate,
    });
    // Nothing about the child or the place: that is of another matter.
    expect(Object.keys(known).filter((field) => !field.startsWith('applicant'))).toEqual([]);

    await renderApp(phone.device, () => <AccountPage />, { at: '/tai-khoan' });
    await user.click(await screen.findByRole('button', { name: 'Thôi không điền sẵn' }));
    await screen.findByRole('button', { name: 'Cho điền sẵn' });
    expect(await first(phone.device)).toEqual({});
  });
});

/** The browser's own way to another step, while the wizard's button is busy. */
function Onward({ to }: { readonly to: () => string }) {
  const navigate = useNavigate();
  return (
    <button type="button" onClick={() => navigate(to())}>
      sang bước cuối
    </button>
  );
}

describe('The check page', () => {
  test.each([
    ['1.001612', /^Khoảng 3 ngày làm việc; ngày hẹn trả/],
    ['2.000815', /^Trong ngày xuất trình bản chính/],
    ['1.004194', /^3 ngày làm việc từ khi tiếp nhận$/],
  ])('says of %s how long it takes as the procedure does, and no surer', async (code, limit) => {
    const device = createDevice(portal.app);
    const { drafts, publicData } = device.tab();
    const { hash, formHash } = await publicData.load(`procedure:${code}`);
    if (formHash === undefined) throw new Error('no form');
    const draft = await drafts.create({ procedureCode: code, procedureHash: hash, formHash, answers: {} });
    await renderApp(device, wizard, { at: `/soan/${draft.id}/kiem-tra` });
    expect(await screen.findByText(limit)).toBeTruthy();
  });

  test('says in one list what is missing, takes focus there, and each link leads to its very place', async () => {
    const device = createDevice(portal.app);
    const { drafts, publicData } = device.tab();
    const { hash, formHash } = await publicData.load('procedure:1.001193');
    if (formHash === undefined) throw new Error('no form');
    const { childName: _, ...answers } = birth;
    const draft = await drafts.create({ procedureCode: '1.001193', procedureHash: hash, formHash, answers });
    let to = '';
    const shown = await renderApp(
      device,
      (address) => (
        <>
          {wizard(address)}
          <Onward to={() => to} />
        </>
      ),
      { at: `/soan/${draft.id}/kiem-tra` },
    );
    const user = userEvent.setup();
    // The declaration is one of them, not a second list.
    await user.click(await screen.findByRole('button', { name: 'Gửi hồ sơ' }));
    const list = document.activeElement;
    if (!(list instanceof HTMLElement)) throw new Error('no focus');
    expect(list).toBe(screen.getByRole('region', { name: /^Có 3 chỗ cần sửa/ }));
    const links = within(list).getAllByRole('link');
    expect(links.length).toBe(3);
    await user.click(within(list).getByRole('link', { name: /cam kết|cam đoan|xác nhận/i }));
    expect(document.activeElement).toBe(screen.getByRole('checkbox'));

    for (const [n, place] of [
      [0, 'f-childName'],
      [1, 'paper-'],
    ] as const) {
      to = links[n]?.getAttribute('href') ?? '';
      await user.click(screen.getByRole('button', { name: 'sang bước cuối' }));
      await waitFor(() => expect(document.activeElement?.id).toMatch(place));
    }
    // The list is read once: at the place itself only its own fault is said.
    expect(screen.queryByRole('heading', { name: /chỗ cần sửa/ })).toBeNull();
    expect(shown.visited.length).toBe(2);
  });
});

describe('Papers that are still being made ready', () => {
  test('are waited for by every button that goes on, and a refusal reaches who has left its card', async () => {
    const device = createDevice(portal.app);
    const { drafts, publicData } = device.tab();
    const { hash, formHash } = await publicData.load('procedure:1.001193');
    if (formHash === undefined) throw new Error('no form');
    const draft = await drafts.create({ procedureCode: '1.001193', procedureHash: hash, formHash, answers: birth });
    const check = `/soan/${draft.id}/kiem-tra`;
    // A slow phone: the picture is read only when the test says so, and then turns out not to be one.
    let broken: () => void = () => undefined;
    globalThis.createImageBitmap = () =>
      new Promise((_, reject) => {
        broken = () => reject(new Error('not a picture'));
      });
    const shown = await renderApp(
      device,
      (address) => (
        <>
          {wizard(address)}
          <Onward to={() => check} />
        </>
      ),
      { at: `/soan/${draft.id}/giay-to` },
    );
    const user = userEvent.setup();
    const card = (await screen.findByRole('heading', { level: 3, name: 'Giấy chứng sinh' })).closest('.card');
    if (!(card instanceof HTMLElement)) throw new Error('no card');
    const jpeg = new Uint8Array([
      0xff,
      0xd8,
      0xff,
      0xe0,
      0,
      16,
      ...Buffer.from('JFIF'),
      ...Array(64).fill(0),
      0xff,
      0xd9,
    ]);
    await user.upload(within(card).getByLabelText('Chọn ảnh hoặc tệp'), [
      new File([new Uint8Array(samplePdf('đầu'))], 'đầu.pdf', { type: 'application/pdf' }),
      new File([jpeg], 'mờ.jpg', { type: 'image/jpeg' }),
      new File([new Uint8Array(samplePdf('trang'))], 'trang.pdf', { type: 'application/pdf' }),
    ]);
    // The paper that must be there is there already: nothing but the files under way holds the dossier back.
    await within(card).findByText('đầu.pdf');
    const waiting = await screen.findByRole('button', { name: 'Đang cất 2 tệp …' });
    await user.click(waiting);
    expect(shown.visited).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'sang bước cuối' }));
    await user.click(await screen.findByRole('checkbox'));
    await user.click(screen.getByRole('button', { name: 'Đang cất 2 tệp …' }));
    expect(await shown.engine.outbox.list()).toEqual([]);

    broken();
    const refused = await screen.findByRole('link', { name: 'Giấy chứng sinh: mờ.jpg' });
    expect(refused.getAttribute('href')).toBe(`/soan/${draft.id}/giay-to`);
    await screen.findByText(/trang\.pdf/);
    await user.click(await screen.findByRole('button', { name: 'Gửi hồ sơ' }));
    await waitFor(async () => expect((await shown.engine.outbox.list()).length).toBe(1));
    const sealed = await shown.engine.outbox.readSubmission(draft.id);
    expect(sealed?.manifest.parts.map((part) => part.mediaType)).toEqual(['application/pdf', 'application/pdf']);
  });
});
