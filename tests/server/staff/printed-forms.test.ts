import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dossier, Submission } from '#domain/api/dossiers.ts';
import { quoteFees } from '#domain/fees/quote-fees.ts';
import { auditLog } from '#server/database/schema/journal.ts';
import { findDossier } from '#server/repositories/dossier-repository.ts';
import { form01Facts } from '#server/use-cases/dossiers/form-01-facts.ts';
import { readPaperBackground } from '#server/use-cases/dossiers/paper-background.ts';
import { popplerIsThere, wordsOf } from '#tests/contracts/read-pdf.ts';
import { sealDossier, submit } from '#tests/support/portal.ts';
import { type OfficerDesk, openOfficerDesk } from './officer-desk.ts';

let desk: OfficerDesk;
beforeAll(async () => {
  desk = await openOfficerDesk();
});
afterAll(() => desk.portal.close());

async function paper(id: string, kind: Dossier['documents'][number]['kind']): Promise<string> {
  const document = (await desk.read(id)).documents.findLast((it) => it.kind === kind);
  return wordsOf((await desk.citizen.call('GET', `/api/v1/dossiers/${id}/documents/${document?.id}`)).bytes);
}
async function declaration(id: string, query = ''): Promise<string> {
  const answer = await desk.citizen.call('GET', `/api/v1/dossiers/${id}/declaration${query}`);
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
  return wordsOf(answer.bytes);
}

describe.runIf(popplerIsThere)('form 03 of a dossier', () => {
  const REASON = 'Bé đã được đăng ký khai sinh tại xã khác.';
  const GROUND = 'Điều 8 Luật Hộ tịch số 60/2014/QH13';

  test('names the article beside the reason, and the applicant reads both (DOMAIN: as form 02, with the legal reason)', async () => {
    const id = await desk.bring('SUBMITTED');
    await desk.act(desk.portal.officers.mai, id, 'refuse', { reason: REASON, legalGround: GROUND });
    expect((await desk.read(id)).events.at(-1)).toMatchObject({ reason: REASON, legalGround: GROUND });
    expect(await paper(id, 'FORM_03')).toContain(`giải quyết. Lý do: ${REASON} Căn cứ pháp lý ${GROUND}`);
  });

  test('an app that knows no such field is served as before: reason and ground in one', async () => {
    const id = await desk.bring('SUBMITTED');
    await desk.act(desk.portal.officers.mai, id, 'refuse', { reason: REASON });
    expect((await desk.read(id)).events.at(-1)?.legalGround).toBeNull();
    const words = await paper(id, 'FORM_03');
    expect(words).toContain(`Lý do, căn cứ: ${REASON}`);
    expect(words).not.toContain('Căn cứ pháp lý');
  });

  test('a ground of a few letters names no article', async () => {
    const id = await desk.bring('SUBMITTED');
    const answer = await desk.act(desk.portal.officers.mai, id, 'refuse', { reason: REASON, legalGround: 'Đ. 8' });
    expect([answer.status, answer.problem.code]).toEqual([422, 'request.invalid']);
  });
});

describe.runIf(popplerIsThere)('form 01 of a dossier', () => {
  test('names the unit that was chosen for the result, not the one that decides', async () => {
    const id = await desk.send({ answers: { delivery: 'COUNTER', returnCommune: '10510' } });
    await desk.act(desk.portal.officers.mai, id, 'accept');
    const words = await paper(id, 'FORM_01');
    expect(words).toContain('Nhận kết quả Tại Bộ phận Một cửa phường Bình Hàn, thành phố Hải Dương');
    expect(words).toContain('Bộ phận tiếp nhận Bộ phận Một cửa phường Cẩm Thượng, thành phố Hải Dương');
  });

  test('lists the e-form and each paper once under the law’s name, and the applicant’s address from the answers', async () => {
    const id = await desk.bring('ACCEPTED');
    const words = await paper(id, 'FORM_01');
    expect(words).toContain('1 Tờ khai đăng ký khai sinh Biểu mẫu điện tử 01');
    expect(words).toContain(
      '2 Giấy chứng sinh; trường hợp không có Giấy chứng sinh thì nộp văn bản của người làm chứng',
    );
    expect(words).toContain('Địa chỉ Số 5 phố Bạch Năng Thi, Phường Cẩm Thượng, Thành phố Hải Dương, Tỉnh Hải Dương');
    const ordinal = (await desk.read(id)).dossierCode?.split('-').at(-1);
    expect(words).toContain(`Số thứ tự: ${ordinal}`);
  });

  test('has the fee of an organisation that files, the address that the post takes the copies to', async () => {
    const sealed = await sealDossier(desk.portal, desk.citizen, {
      procedureCode: '2.000635',
      answers: {
        copies: 3,
        delivery: 'POSTAL',
        postalName: 'Trần Thị Bưởi',
        postalPhone: '0912345678',
        postalAddress: { provinceCode: '30', districtCode: '288', communeCode: '10510', detail: 'Số 9' },
      },
    });
    expect((await submit(desk.citizen, sealed)).status).toBe(200);
    const facts = await issuedFacts(sealed);
    expect(facts.delivery).toEqual({
      method: 'POSTAL',
      place: 'Số 9, Phường Bình Hàn, Thành phố Hải Dương, Tỉnh Hải Dương',
      copies: 3,
    });
    expect(facts.charges).toMatchObject([{ quantity: 3, unitAmount: 8_000, amount: 24_000 }]);
    expect(facts.amountDue).toBe(24_000);
  });
});

/** The facts of form 01 of a dossier that waits for money, as its acceptance would keep them. */
async function issuedFacts({ manifest }: Submission) {
  const { services } = desk.portal;
  const dossier = await findDossier(services.database, manifest.dossierId);
  if (dossier === undefined) throw new Error('not there');
  const { procedure, form, answers, province } = await readPaperBackground(services, services.database, dossier);
  const decided = {
    caseName: undefined,
    timeLimit: procedure.timeLimit,
    fees: quoteFees(procedure.fees, answers, { today: '2026-11-23' }).lines,
  };
  const sources = { dossier, procedure, form, answers, parts: manifest.parts, ...province, ...decided };
  return form01Facts(sources, dossier.submittedAt);
}

test.runIf(popplerIsThere)('a confirmed withdrawal ends with a stop notice that says so', async () => {
  const id = await desk.bring('WITHDRAWAL_REQUESTED');
  await desk.act(desk.portal.officers.mai, id, 'confirmWithdrawal');
  const words = await paper(id, 'FORM_05');
  expect(words).toContain('Mẫu số 05 (Thông tư số 03/2025/TT-VPCP)');
  expect(words).toMatch(
    /Người nộp hồ sơ xin rút hồ sơ lúc \d\d giờ \d\d phút, ngày \d\d\/\d\d\/2026; cơ quan đã xác nhận/,
  );
  expect(words).toContain('Giấy tờ trả lại Hồ sơ gửi bằng bản điện tử');
  expect(words).toContain('Khoản hoàn trả Không có');
});

test.runIf(popplerIsThere)(
  'form 02 tells a paper that is to be replaced from one that is missing, and counts its times',
  async () => {
    const point = (componentCode: string) => ({ target: { kind: 'COMPONENT', componentCode }, reason: 'Xin gửi đúng' });
    const id = await desk.bring('SUBMITTED');
    const { manifest } = await desk.read(id);
    const points = [point(manifest.parts[0]?.componentCode ?? ''), point('000.00.00.G15-KQ004000')];
    await desk.act(desk.portal.officers.mai, id, 'requestSupplement', { points });
    const first = await paper(id, 'FORM_02');
    expect(first).toContain('thay cho bản đã gửi');
    expect(first).toContain('gửi thêm trên Cổng');
    expect(first).not.toContain('lần yêu cầu bổ sung');
    await desk.resend(id, 2);
    const again = { points, secondRequestReason: 'Bản gửi lại vẫn mờ' };
    await desk.act(desk.portal.officers.mai, id, 'requestSupplement', again);
    expect(await paper(id, 'FORM_02')).toContain('Đây là lần yêu cầu bổ sung thứ 2.');
  },
);

describe.runIf(popplerIsThere)('the declaration of a dossier', () => {
  test('is a paper of what was sent, to the committee of the commune, for the applicant and for the officer', async () => {
    const id = await desk.bring('SUBMITTED');
    const words = await declaration(id);
    for (const text of [
      'TỜ KHAI ĐĂNG KÝ KHAI SINH',
      'Kính gửi: Ủy ban nhân dân phường Cẩm Thượng, thành phố Hải Dương',
      'được sự thỏa thuận nhất trí của các bên liên quan',
      'NGƯỜI YÊU CẦU',
      'Giấy tờ gửi kèm: 1. Giấy chứng sinh',
    ])
      expect(words).toContain(text);
    const { mai } = desk.portal.officers;
    const seen = await mai.call('GET', `/api/v1/staff/dossiers/${id}/declaration?revision=1`);
    expect(wordsOf(seen.bytes)).toBe(words);
    const log = await desk.portal.services.database.select().from(auditLog);
    expect(log.filter((row) => row.dossierId === id).at(-1)).toMatchObject({
      action: 'readDeclaration',
      detail: { revision: '1' },
    });
  });

  test('each revision keeps its own', async () => {
    const id = await desk.send({ answers: { childName: 'Trần Bảo An' } });
    expect((await desk.resend(id, 2, { answers: { childName: 'Trần Bảo Ân' } })).status).toBe(200);
    expect(await declaration(id, '?revision=1')).toContain('Trần Bảo An');
    const latest = await declaration(id);
    expect(latest).toContain('Trần Bảo Ân');
    expect(latest).toContain('lần gửi 2');
  });

  test.each(['0', '-1', 'x', '1.5', '9999999'])('revision %s is no revision', async (revision) => {
    const id = await desk.bring('SUBMITTED');
    const answer = await desk.citizen.call('GET', `/api/v1/dossiers/${id}/declaration?revision=${revision}`);
    expect(answer.status).toBe(422);
  });

  test('one that was never sent is not there', async () => {
    const id = await desk.bring('SUBMITTED');
    const answer = await desk.citizen.call('GET', `/api/v1/dossiers/${id}/declaration?revision=2`);
    expect([answer.status, answer.problem.code]).toEqual([404, 'document.notFound']);
  });
});
