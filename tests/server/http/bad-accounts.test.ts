import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorCode } from '#domain/api/errors.ts';
import { sendDueMessages } from '#server/use-cases/notices/send-due-messages.ts';
import { type Answer, startTestPortal, type TestPortal, type Visitor } from '#tests/support/portal.ts';
import { expectProblem, HOSTILE, readEverythingKept, sentenceOf } from './expect-problem.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());

const ask = (who: Visitor, address: string, channel = 'EMAIL') =>
  who.call<{ challengeId: string }>('POST', '/api/v1/sign-in-codes', { channel, address, language: 'vi' });
const codeSentTo = async (address: string): Promise<string> => {
  await sendDueMessages(portal.services, portal.services);
  const message = portal.services.inbox?.list().find((it) => it.to === address);
  return /\d{6}/.exec(message?.text ?? '')?.[0] ?? '';
};
const answerWith = (who: Visitor, challengeId: string, code: string) =>
  who.call<{ outcome: string }>('POST', '/api/v1/sessions', { challengeId, code });

let count = 0;
/** A guest whose address was just verified. */
async function verified(): Promise<{ who: Visitor; challengeId: string; address: string }> {
  count += 1;
  const address = `dang-ky-${count}@vidu.vn`;
  const who = await portal.guest();
  const { challengeId } = (await ask(who, address)).body;
  expect((await answerWith(who, challengeId, await codeSentTo(address))).body.outcome).toBe('REGISTER');
  return { who, challengeId, address };
}
const register = (who: Visitor, challengeId: string, change: Record<string, unknown> = {}): Promise<Answer> =>
  who.command('POST', '/api/v1/accounts', {
    challengeId,
    fullName: 'Trần Văn Ba',
    birthDate: '1990-05-01',
    personalId: '030090123456',
    language: 'vi',
    noticeVersion: '1',
    consents: { keepForNextTime: false },
    ...change,
  });

describe('Asking for a code', () => {
  test('for what is no e-mail address and no Vietnamese mobile number is refused', async () => {
    const guest = await portal.guest();
    const { newline, long, html, sql, ...rest } = HOSTILE;
    const mails = [
      'khong-phai',
      '@vidu.vn',
      'a@',
      'a@b',
      'a b@vidu.vn',
      'a@vidu.vn, c@vidu.vn',
      'a@vidu.vn\nBcc: b@vidu.vn',
      'a\u0007@vidu.vn',
      'a\u202e@vidu.vn',
      'a\u200b@vidu.vn',
      `${'a'.repeat(250)}@vidu.vn`,
      'a@-vidu.vn',
      'a..b@vidu.vn',
      newline,
      html,
      sql,
      ...Object.values(rest),
    ];
    for (const address of mails)
      expectProblem(await ask(guest, address ?? ''), ['account.addressInvalid', 'request.invalid'], address);
    for (const address of [
      '0912',
      '+12125550100',
      '09123456789',
      '0112345678',
      'a912345678',
      '0912345678;0912345679',
      '٠٩١٢٣٤٥٦٧٨',
      'nguoi@vidu.vn',
      ...Object.values(rest),
    ])
      expectProblem(await ask(guest, address, 'SMS'), ['account.addressInvalid', 'request.invalid'], address);
    expectProblem(await ask(guest, '0912345678', 'PIGEON'), 'request.invalid');
    expectProblem(await ask(guest, long ?? ''), 'request.invalid');
    await sendDueMessages(portal.services, portal.services);
    expect(portal.services.inbox?.list()).toEqual([]);
  });

  test('too soon or too often says how long to wait', async () => {
    const guest = await portal.guest();
    expect((await ask(guest, 'som@vidu.vn')).status).toBe(200);
    const again = await ask(await portal.guest(), 'SOM@VIDU.VN');
    expectProblem(again, 'account.codeTooSoon');
    expect(Number(again.headers['retry-after'])).toBeGreaterThan(0);
    expect(again.problem.facts).toEqual({ retryAfterSeconds: Number(again.headers['retry-after']) });
  });
});

describe('Answering a code', () => {
  test('wrongly five times uses it up, and the right one comes too late', async () => {
    const guest = await portal.guest();
    const { challengeId } = (await ask(guest, 'doan-mo@vidu.vn')).body;
    const right = await codeSentTo('doan-mo@vidu.vn');
    const wrong = right === '000000' ? '000001' : '000000';
    for (let left = 4; left > 0; left -= 1) {
      const answer = await answerWith(guest, challengeId, wrong);
      expectProblem(answer, 'account.codeWrong');
      expect(answer.problem.facts).toEqual({ attemptsLeft: left });
    }
    expectProblem(await answerWith(guest, challengeId, wrong), 'account.codeUsedUp');
    expectProblem(await answerWith(guest, challengeId, right), 'account.codeUsedUp');
  });

  test('ten at once are counted one by one', async () => {
    const guest = await portal.guest();
    const { challengeId } = (await ask(guest, 'cung-luc@vidu.vn')).body;
    const right = await codeSentTo('cung-luc@vidu.vn');
    const guesses = Array.from({ length: 10 }, (_, n) => String((Number(right) + n + 1) % 1_000_000).padStart(6, '0'));
    const answers = await Promise.all(guesses.map((code) => answerWith(guest, challengeId, code)));
    expect(answers.filter((it) => it.problem.code === 'account.codeWrong')).toHaveLength(4);
    expectProblem(await answerWith(guest, challengeId, right), 'account.codeUsedUp');
  });

  test('that was sent to another device, has expired or never was is refused alike', async () => {
    const [one, two] = [await portal.guest(), await portal.guest()];
    const { challengeId } = (await ask(one, 'may-khac@vidu.vn')).body;
    const right = await codeSentTo('may-khac@vidu.vn');
    expectProblem(await answerWith(two, challengeId, right), 'account.codeExpired');
    expectProblem(await answerWith(two, randomUUID(), right), 'account.codeExpired');
    portal.later(11 * 60_000);
    expectProblem(await answerWith(one, challengeId, right), 'account.codeExpired');
    for (const code of ['', '12345', '1234567', 'abcdef', '１２３４５６', '12345\n', ' 12345', "1' or '"])
      expectProblem(await answerWith(one, challengeId, code), 'request.invalid', code);
  });
});

describe('Opening an account', () => {
  test('is refused at the field that is wrong, and the address may still be used', async () => {
    const { who, challengeId } = await verified();
    const before = await readEverythingKept(portal);
    const cases: [string, unknown, ErrorCode | undefined][] = [
      ...[
        'X',
        'Trần 3',
        '12',
        '  ',
        '-An',
        'An\u0007Ba',
        'An\u202eBa',
        'An\nBa',
        'x'.repeat(101),
        HOSTILE['html'],
        HOSTILE['sql'],
        HOSTILE['zero'],
        HOSTILE['halfCharacter'],
        HOSTILE['format'],
      ].map((it): [string, unknown, undefined] => ['fullName', it, undefined]),
      ...['2026-02-30', '1990-13-01', '2099-01-01', '1850-01-01', '01/05/1990', '1990', '0000-00-00'].map(
        (it): [string, unknown, undefined] => ['birthDate', it, undefined],
      ),
      ...['999090123456', '03009012345', '0300901234567', '０３００９０１２３４５６', '000000000000'].map(
        (it): [string, unknown, undefined] => ['personalId', it, undefined],
      ),
      ['challengeId', randomUUID(), 'account.notVerified'],
      ['language', 'xx', 'request.invalid'],
      ['noticeVersion', 'x'.repeat(41), 'request.invalid'],
      ['consents', { keepForNextTime: 'yes' }, 'request.invalid'],
      ['consents', {}, 'request.invalid'],
    ];
    for (const [field, value, code] of cases) {
      const answer = await register(who, challengeId, { [field]: value });
      expectProblem(answer, code ?? 'request.invalid', [field, value]);
      for (const issue of answer.problem.issues ?? []) {
        expect(issue.path).toContain(field === 'birthDate' && issue.path === 'personalId' ? 'personalId' : field);
        if (issue.code.startsWith('field.')) expect(typeof sentenceOf('vi', issue.code)).toBe('string');
      }
    }
    expect(await readEverythingKept(portal)).toEqual(before);
    expect((await register(who, challengeId)).status).toBe(200);
  });

  test('in decomposed Vietnamese keeps the name composed, with single spaces', async () => {
    const { who, challengeId } = await verified();
    const answer = await register(who, challengeId, {
      fullName: '  Nguyễn   Thị Ánh Tuyết '.normalize('NFD'),
      personalId: '030190555555',
    });
    expect(answer.body).toMatchObject({ fullName: 'Nguyễn Thị Ánh Tuyết' });
  });

  test('with an address or a number that has one already is refused, and with an unverified address', async () => {
    const first = await verified();
    expect((await register(first.who, first.challengeId, { personalId: '030090777777' })).status).toBe(200);
    const second = await verified();
    expectProblem(
      await register(second.who, second.challengeId, { personalId: '030090777777' }),
      'account.personalIdTaken',
    );
    expectProblem(await register(first.who, first.challengeId, { personalId: '030090777778' }), 'account.notVerified');
    const guest = await portal.guest();
    const { challengeId } = (await ask(guest, 'chua-xac-nhan@vidu.vn')).body;
    expectProblem(await register(guest, challengeId, { personalId: '030090777779' }), 'account.notVerified');
    // What another device verified is not this one's.
    expectProblem(await register(guest, second.challengeId, { personalId: '030090777779' }), 'account.notVerified');
  });
});

describe('Whether somebody has an account', () => {
  test('cannot be found out by trying number after number: after five the code is used up', async () => {
    const known = await verified();
    expect((await register(known.who, known.challengeId, { personalId: '030090888888' })).status).toBe(200);
    const curious = await verified();
    for (let n = 0; n < 5; n += 1)
      expectProblem(
        await register(curious.who, curious.challengeId, { personalId: '030090888888' }),
        'account.personalIdTaken',
      );
    for (const personalId of ['030090888888', '030090888889'])
      expectProblem(await register(curious.who, curious.challengeId, { personalId }), 'account.codeUsedUp');
  });

  test('and one mistake in the number does not close the way', async () => {
    const one = await verified();
    expectProblem(await register(one.who, one.challengeId, { personalId: '030090888888' }), 'account.personalIdTaken');
    expect((await register(one.who, one.challengeId, { personalId: '030090888890' })).status).toBe(200);
  });
});

describe('Two requests for a code at one moment', () => {
  test('send one code', async () => {
    const address = 'hai-lan@vidu.vn';
    const guests = await Promise.all(Array.from({ length: 6 }, () => portal.guest()));
    const answers = await Promise.all(guests.map((guest) => ask(guest, address)));
    expect(answers.map((it) => it.status).sort((a, b) => a - b)).toEqual([200, 429, 429, 429, 429, 429]);
  });
});

describe("The officers' door", () => {
  const signIn = (username: string, password: string): Promise<Answer> =>
    portal.visitor().call('POST', '/api/v1/staff/session', { username, password });

  test('is answered alike for a wrong name and a wrong password, whatever is written there', async () => {
    const hostile = Object.values(HOSTILE).filter((it) => it.length <= 80 && !it.includes('\u0000'));
    for (const text of ['khong-ai', 'MAI ', '', ...hostile]) {
      if (text !== '') expectProblem(await signIn(text, 'x'), 'staff.credentialsWrong', text);
      else expectProblem(await signIn(text, 'x'), 'request.invalid');
    }
    expectProblem(await signIn('a\u0000b', 'x'), 'request.invalid');
    expectProblem(await signIn('lan', "' or '1'='1"), 'staff.credentialsWrong');
    expectProblem(await signIn('lan', 'a\u0000b'), 'staff.credentialsWrong');
    expectProblem(await signIn('lan', 'x'.repeat(201)), 'request.invalid');
  });

  test('closes for a while after many wrong passwords, also to the right one, and opens again', async () => {
    let last = await signIn('hung', 'wrong');
    for (let n = 0; n < 12 && last.problem.code === 'staff.credentialsWrong'; n += 1)
      last = await signIn('hung', 'wrong');
    expectProblem(last, 'staff.lockedOut');
    expectProblem(await signIn('hung', 'a-password-for-tests'), 'staff.lockedOut');
    portal.later(Number(last.headers['retry-after']) * 1000 + 1000);
    expect((await signIn('hung', 'a-password-for-tests')).status).toBe(200);
  });

  test('closes in the same way before a name that nobody has: the lock does not tell who is an officer', async () => {
    const codes = async (username: string): Promise<(string | undefined)[]> => {
      const told: (string | undefined)[] = [];
      for (let n = 0; n < 7; n += 1) {
        const { problem, headers } = await signIn(username, 'wrong');
        told.push(`${problem.code} ${String(headers['retry-after'])}`);
      }
      return told;
    };
    expect(await codes('khong-co-ai')).toEqual(await codes('hung'));
  });
});
