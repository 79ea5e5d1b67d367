import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Notice, NoticeKind } from '#domain/api/notices.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { formatDate } from '#domain/text/figures.ts';
import { noticeMessage } from '#server/i18n/server-messages.ts';
import { sendDueMessages } from '#server/use-cases/notices/send-due-messages.ts';
import { type OfficerDesk, openOfficerDesk, REASON, type StaffAction } from '#tests/server/staff/officer-desk.ts';
import { sampleAnswers } from '#tests/support/seeds.ts';

let desk: OfficerDesk;
beforeAll(async () => {
  desk = await openOfficerDesk();
});
afterAll(() => desk.portal.close());

const noticesOf = async (id: string): Promise<Notice[]> =>
  (await desk.citizen.call<{ notices: Notice[] }>('GET', '/api/v1/notices')).body.notices
    .filter((notice) => notice.dossierId === id)
    .reverse();
const messages = async () => {
  await sendDueMessages(desk.portal.services, desk.portal.services);
  return [...(desk.portal.services.inbox?.list() ?? [])]
    .filter((message) => !message.text.includes('Mã đăng nhập'))
    .reverse();
};

describe('every change reaches the applicant', () => {
  test('in the app and by one message each, with the reference and a link, and nothing personal', async () => {
    const { mai } = desk.portal.officers;
    const later = () => desk.portal.later(60_000);
    const act = (id: string, action: StaffAction) => {
      later();
      return desk.act(mai, id, action);
    };
    const before = (await messages()).length;
    const id = await desk.send({ answers: { delivery: 'ELECTRONIC' } });
    later();
    await desk.resend(id, 2, { answers: { delivery: 'ELECTRONIC', applicantPhone: '0912345679' } });
    await act(id, 'requestSupplement');
    later();
    await desk.resend(id, 3, { answers: { delivery: 'ELECTRONIC' } });
    later();
    await desk.citizen.command('POST', `/api/v1/dossiers/${id}/withdrawal`);
    later();
    await desk.citizen.command('DELETE', `/api/v1/dossiers/${id}/withdrawal`);
    for (const action of ['accept', 'takeUp', 'issueResult'] as const) await act(id, action);

    const told: NoticeKind[] = [
      'SUBMITTED',
      'REVISED',
      'SUPPLEMENT_REQUIRED',
      'SUPPLEMENT_RECEIVED',
      'WITHDRAWAL_REQUESTED',
      'WITHDRAWAL_TAKEN_BACK',
      'ACCEPTED',
      'IN_PROGRESS',
      'RESULT_READY',
      'RETURNED',
    ];
    const { dossierCode, submissionReference, events } = await desk.read(id);
    expect((await noticesOf(id)).map((notice) => notice.kind)).toEqual(told);
    expect(events).toHaveLength(told.length);
    const sent = (await messages()).slice(before);
    expect(sent).toHaveLength(told.length);
    const { person } = desk.citizen;
    const personal = [
      person.fullName,
      person.personalId,
      person.birthDate,
      'Hoà',
      REASON,
      'Nguyễn Thị Mai',
      'khai sinh',
    ];
    const declared = Object.values(sampleAnswers('birth')).filter((it) => typeof it === 'string' && it.length > 6);
    sent.forEach((message, n) => {
      const reference = n < told.indexOf('ACCEPTED') ? submissionReference : dossierCode;
      expect(message).toMatchObject({ channel: 'EMAIL', to: person.email });
      expect(message.subject).toContain(reference);
      expect(message.text).toContain(reference);
      expect(message.text).toContain(`https://portal.example/ho-so/${id}`);
      for (const datum of [...personal, ...declared]) expect(`${message.subject} ${message.text}`).not.toContain(datum);
    });
  });

  test.each([
    ['refuse', 'SUBMITTED', 'REFUSED'],
    ['stop', 'IN_PROGRESS', 'STOPPED'],
    ['confirmWithdrawal', 'WITHDRAWAL_REQUESTED', 'STOPPED'],
    ['deliver', 'COMPLETED', 'RETURNED'],
  ] as const)('also when the officer’s act is to %s', async (action, from, kind) => {
    const id = await desk.bring(from);
    const before = (await noticesOf(id)).length;
    desk.portal.later(60_000);
    await desk.act(desk.portal.officers.mai, id, action);
    expect((await noticesOf(id)).slice(before).map((notice) => notice.kind)).toEqual([kind]);
  });

  test('a fee that is due is told after the receipt', async () => {
    const id = await desk.bring('PAYMENT_REQUIRED');
    expect((await noticesOf(id)).map((notice) => notice.kind)).toEqual(['SUBMITTED', 'PAYMENT_DUE']);
  });

  test('what is refused is told to nobody, and what is repeated only once', async () => {
    const id = await desk.bring('SUBMITTED');
    await desk.act(desk.portal.officers.mai, id, 'issueResult');
    expect(await noticesOf(id)).toHaveLength(1);
    const command = crypto.randomUUID();
    desk.portal.later(60_000);
    for (let n = 0; n < 3; n += 1) {
      await desk.citizen.command('POST', `/api/v1/dossiers/${id}/withdrawal`, undefined, command);
    }
    expect((await noticesOf(id)).map((notice) => notice.kind)).toEqual(['SUBMITTED', 'WITHDRAWAL_REQUESTED']);
  });
});

describe('what has a day is told with it', () => {
  test.each([
    ['requestSupplement', 'SUPPLEMENT_REQUIRED', 'cần bổ sung, chậm nhất ngày '],
    ['accept', 'ACCEPTED', 'đã được tiếp nhận, hẹn trả kết quả ngày '],
  ] as const)('%s: in the app, and in the message', async (action, kind, words) => {
    const id = await desk.bring('SUBMITTED');
    const before = (await messages()).length;
    desk.portal.later(60_000);
    await desk.act(desk.portal.officers.mai, id, action);
    const { clock } = await desk.read(id);
    const notice = (await noticesOf(id)).at(-1);
    expect(notice).toMatchObject({ kind, dueAt: clock?.dueAt });
    const day = formatDate(localDate(clock?.dueAt ?? ''));
    const [message] = (await messages()).slice(before);
    expect(message?.subject).toContain(words + day);
    expect(message?.text).toContain(words + day);
  });

  test('a fee: in the app, and in the message', async () => {
    const before = (await messages()).length;
    const id = await desk.bring('PAYMENT_REQUIRED');
    const { paymentDueAt } = await desk.read(id);
    expect((await noticesOf(id)).at(-1)).toMatchObject({ kind: 'PAYMENT_DUE', dueAt: paymentDueAt });
    const subjects = (await messages()).slice(before).map(({ subject }) => subject);
    expect(subjects.join()).toContain(
      `cần nộp phí, lệ phí, chậm nhất ngày ${formatDate(localDate(paymentDueAt ?? ''))}`,
    );
  });
});

describe('my notices', () => {
  test('are marked as read one by one, and only mine', async () => {
    const id = await desk.bring('ACCEPTED');
    const [first, second] = await noticesOf(id);
    await messages();
    const other = await desk.portal.citizen();
    await other.call('POST', '/api/v1/notices/read', { ids: [first?.id, second?.id] });
    expect((await noticesOf(id)).map((notice) => notice.readAt)).toEqual([null, null]);
    await desk.citizen.call('POST', '/api/v1/notices/read', { ids: [first?.id, 'not-an-id'] });
    const read = await noticesOf(id);
    expect([typeof read[0]?.readAt, read[1]?.readAt]).toEqual(['string', null]);
    expect((await other.call<{ notices: Notice[] }>('GET', '/api/v1/notices')).body.notices).toEqual([]);
  });
});

describe('the words of a message', () => {
  const KINDS = ['SUBMITTED', 'ACCEPTED', 'SUPPLEMENT_REQUIRED', 'REFUSED', 'PAYMENT_DUE', 'RESULT_READY'] as const;
  const facts = {
    reference: '000.01.01.H23-261123-0042',
    url: 'https://dichvucong.haiduong.gov.vn/ho-so/3f2c8a52-95ba-4bff-959a-e659210d0ec0',
    dueAt: '2026-12-22T10:00:00.000Z',
  };
  test.each(KINDS)('%s: a text message has no letter outside of the oldest phones’ alphabet', (kind) => {
    for (const language of ['vi', 'en'] as const) {
      const { text } = noticeMessage(kind, language, 'SMS', facts);
      expect(text).toMatch(/^[\x20-\x7e]+$/);
      expect(text).toContain(facts.reference);
    }
  });
  test.each(KINDS)('%s: each language has its own words', (kind) => {
    const [vi, en] = (['vi', 'en'] as const).map((language) => noticeMessage(kind, language, 'EMAIL', facts));
    expect(vi?.text).not.toBe(en?.text);
    expect(vi?.text).toMatch(/Hồ sơ/);
    expect(en?.text).toMatch(/Dossier/);
  });
});
