// @vitest-environment jsdom
import { File as NodeFile } from 'node:buffer';
import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffDossier } from '#domain/api/staff.ts';
import type { Answers } from '#domain/forms/answers.ts';
import { type Citizen, sealDossier, startTestPortal, submit, type TestPortal } from '#tests/support/portal.ts';
import { renderApp } from '#tests/support/render-app.tsx';
import { samplePdf } from '#tests/support/sample-files.ts';
import { actBefore, button, desk, deskOf, furnishBrowser } from './desk-visit.tsx';

let portal: TestPortal;
let citizen: Citizen;
beforeAll(async () => {
  portal = await startTestPortal();
  citizen = await portal.citizen();
  furnishBrowser();
});
afterAll(() => portal.close());

const birth = async (answers: Answers = {}): Promise<string> => {
  const sealed = await sealDossier(portal, citizen, {
    procedureCode: '1.001193',
    answers: { wantsCopies: false, ...answers },
  });
  expect((await submit(citizen, sealed)).status).toBe(200);
  return sealed.manifest.dossierId;
};
const read = async (id: string) =>
  (await portal.officers.mai.call<StaffDossier>('GET', `/api/v1/staff/dossiers/${id}`)).body;
const openAt = async (id: string) => {
  await renderApp(await deskOf(portal, 'mai'), desk, { at: `/can-bo/ho-so/${id}` });
  return userEvent.setup();
};
const dialog = () => within(screen.getByRole('dialog'));

describe('Accepting names the case', () => {
  test('what the answers say is chosen; another one shows its own limit and due date, and counts', async () => {
    const id = await birth();
    const user = await openAt(id);
    await user.click(await button('Tiếp nhận'));
    const usual = dialog().getByRole('radio', { name: /Tra cứu được thông tin .*theo tờ khai/ });
    expect((usual as HTMLInputElement).checked).toBe(true);
    const other = dialog().getByRole('radio', { name: /Phải xác minh tình trạng hôn nhân/ });
    expect(other.closest('label')?.textContent).toMatch(/cộng thêm 3 ngày làm việc\. Hẹn trả .*26\/11\/2026/);
    await user.click(other);
    await user.click(dialog().getByRole('button', { name: 'Tiếp nhận' }));
    expect(await screen.findAllByText(/Đã tiếp nhận, mã .+, hẹn trả .*26\/11\/2026/)).not.toHaveLength(0);
    expect(await screen.findByRole('heading', { name: 'Trường hợp' })).toBeTruthy();
    expect((await read(id)).case?.code).toBe('1.001193.02');
  });
});

describe('A refusal', () => {
  test('names its legal ground in a field of its own, and is not sent without', async () => {
    const id = await birth();
    const user = await openAt(id);
    await user.click(await button('Không tiếp nhận'));
    const send = () => user.click(dialog().getByRole('button', { name: 'Không tiếp nhận' }));
    await user.type(dialog().getByLabelText('Lý do'), 'Bé đã được đăng ký khai sinh tại xã khác.');
    await send();
    expect(dialog().getByText(/Xin ghi điều khoản và văn bản/)).toBeTruthy();
    expect((await read(id)).status).toBe('SUBMITTED');
    await user.type(dialog().getByLabelText('Căn cứ pháp lý'), 'Điều 8 Luật Hộ tịch số 60/2014/QH13');
    await send();
    await expect
      .poll(async () => (await read(id)).events.at(-1))
      .toMatchObject({
        action: 'refuse',
        legalGround: 'Điều 8 Luật Hộ tịch số 60/2014/QH13',
      });
  });
});

describe('The fee of a line that the rules leave open', () => {
  test('is asked for with an amount and a ground, and with neither left out', async () => {
    const id = await birth({ childBirthDate: '2026-06-01' });
    const user = await openAt(id);
    await user.click(await button('Yêu cầu nộp lệ phí'));
    const send = () => user.click(dialog().getByRole('button', { name: 'Yêu cầu nộp lệ phí' }));
    await user.type(dialog().getByLabelText('Số tiền (đồng)'), '12.000');
    expect(dialog().getByText('12.000 đồng')).toBeTruthy();
    await send();
    expect(dialog().getByText(/Xin ghi căn cứ của mức thu/)).toBeTruthy();
    expect((await read(id)).status).toBe('SUBMITTED');
    await user.type(dialog().getByLabelText('Căn cứ'), 'Nghị quyết của Hội đồng nhân dân tỉnh');
    await send();
    expect(await screen.findAllByText('Đã yêu cầu nộp lệ phí. Hồ sơ chờ người nộp.')).not.toHaveLength(0);
    expect(await read(id)).toMatchObject({ status: 'PAYMENT_REQUIRED', amountDue: 12_000 });
  });

  test('is not offered where every line is known', async () => {
    await openAt(await birth());
    await button('Tiếp nhận');
    expect(screen.queryByRole('button', { name: 'Yêu cầu nộp lệ phí' })).toBeNull();
  });
});

describe('What the e-form warns of', () => {
  test('stands above the answers and beside the one that it is about', async () => {
    await openAt(await birth({ childBirthDate: '2026-06-01' }));
    expect(await screen.findByText('Tờ khai có 1 điểm cần xem kỹ')).toBeTruthy();
    const [mark] = screen.getAllByText('Cần xem');
    expect(mark?.closest('dd')?.textContent).toMatch(/01\/06\/2026.*Đã quá 60 ngày/);
  });

  test('and nothing where nothing is to be said', async () => {
    await openAt(await birth());
    expect(await screen.findByText('01/11/2026')).toBeTruthy();
    expect(screen.queryByText('Cần xem')).toBeNull();
  });
});

describe('A procedure with several results', () => {
  test('a result that is not the last one waits at the desk for the next', async () => {
    const id = await birth({ delivery: 'ELECTRONIC' });
    await actBefore(portal, id, 'acceptance');
    await actBefore(portal, id, 'handling');
    const user = await openAt(id);
    const issue = async (more: boolean) => {
      const pdf = new NodeFile([samplePdf('Kết quả')], 'ket-qua.pdf', { type: 'application/pdf' });
      // The realm's one Blob: what the page sends must be one that fetch takes for bytes.
      fireEvent.change(screen.getByLabelText('Tệp kết quả'), { target: { files: [pdf] } });
      expect(await screen.findByText(/Đã chọn ket-qua\.pdf/)).toBeTruthy();
      if (more) await user.click(screen.getByRole('checkbox', { name: /^Còn kết quả khác/ }));
      await user.click(screen.getByRole('button', { name: 'Ban hành kết quả' }));
    };
    await user.click(await button('Gắn kết quả'));
    await issue(true);
    await user.click(await button('Gắn thêm kết quả'));
    await issue(false);
    expect(await screen.findAllByText(/-KQ2 và trả cho người nộp trên Cổng/)).not.toHaveLength(0);
    const results = (await read(id)).documents.filter((it) => it.kind === 'RESULT');
    expect(results.map((it) => it.code?.slice(-3))).toEqual(['KQ1', 'KQ2']);
  });
});
