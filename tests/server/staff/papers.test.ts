import { encode } from 'uqr';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dossier } from '#domain/api/dossiers.ts';
import { paintedQr, popplerIsThere, wordsOf } from '#tests/contracts/read-pdf.ts';
import { sealDossier, submit } from '#tests/support/portal.ts';
import { type OfficerDesk, openOfficerDesk, REASON } from './officer-desk.ts';

let desk: OfficerDesk;
beforeAll(async () => {
  desk = await openOfficerDesk();
});
afterAll(() => desk.portal.close());

/** The papers of a dossier by their kind, as the applicant downloads them. */
async function papersOf(id: string): Promise<Map<string, Uint8Array>> {
  const { documents } = await desk.read(id);
  const papers = new Map<string, Uint8Array>();
  for (const document of documents) {
    const answer = await desk.citizen.call('GET', `/api/v1/dossiers/${id}/documents/${document.id}`);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    papers.set(document.kind, answer.bytes);
  }
  return papers;
}
const qrOf = (address: string) => encode(address, { ecc: 'M', border: 0 }).data;

test('each paper leads to the look-up by the code that it had when it was printed', async () => {
  const id = await desk.bring('STOPPED');
  const { dossierCode, submissionReference } = await desk.read(id);
  const papers = await papersOf(id);
  expect([...papers.keys()].sort()).toEqual(['FORM_01', 'FORM_05', 'SUBMISSION_RECEIPT']);
  const address = (code: string | null) => `https://portal.example/tra-cuu/${code}`;
  expect(paintedQr(papers.get('SUBMISSION_RECEIPT') ?? new Uint8Array())).toEqual(qrOf(address(submissionReference)));
  expect(paintedQr(papers.get('FORM_01') ?? new Uint8Array())).toEqual(qrOf(address(dossierCode)));
});

test.runIf(popplerIsThere)(
  'form 02 names fields and papers as the form does, form 03 gives the reason in words',
  async () => {
    const points = [
      { target: { kind: 'FIELD', fieldId: 'childName' }, reason: 'Ghi đúng như giấy chứng sinh' },
      { target: { kind: 'COMPONENT', componentCode: '000.00.00.G15-KQ004389' }, reason: 'Ảnh mờ' },
      { target: { kind: 'WHOLE' }, reason: 'Thiếu chữ ký ở trang cuối'.normalize('NFD') },
    ];
    const id = await desk.bring('SUBMITTED');
    await desk.act(desk.portal.officers.mai, id, 'requestSupplement', { points });
    const words = wordsOf((await papersOf(id)).get('FORM_02') ?? new Uint8Array());
    for (const text of [
      'Bé tên gì, sinh ngày nào? · Họ, chữ đệm và tên',
      'Giấy chứng sinh',
      'Toàn bộ hồ sơ',
      'Ảnh mờ',
      'Thiếu chữ ký ở trang cuối',
    ]) {
      expect(words).toContain(text);
    }
    expect(words).toContain(desk.citizen.person.fullName);
    const refused = await desk.bring('NOT_ACCEPTED');
    expect(wordsOf((await papersOf(refused)).get('FORM_03') ?? new Uint8Array())).toContain(REASON);
  },
);

test.runIf(popplerIsThere)('a paper is printed from the facts of its day, whatever happens later', async () => {
  const id = await desk.bring('ACCEPTED');
  const before = wordsOf((await papersOf(id)).get('FORM_01') ?? new Uint8Array());
  desk.portal.later(3_600_000);
  for (const action of ['takeUp', 'issueResult'] as const) await desk.act(desk.portal.officers.mai, id, action);
  expect(wordsOf((await papersOf(id)).get('FORM_01') ?? new Uint8Array())).toBe(before);
});

test.runIf(popplerIsThere)('a name of a hundred letters, typed with loose marks, is whole on the receipt', async () => {
  const fullName = `${'Nguyễn Phước Tôn Nữ Ngọc Quỳnh '.repeat(3)}Hạnh`.slice(0, 97);
  const citizen = await desk.portal.citizen({ fullName: fullName.normalize('NFD').slice(0, 100) });
  const { body: account } = await citizen.call<{ fullName: string }>('GET', '/api/v1/accounts/me');
  const sealed = await sealDossier(desk.portal, citizen);
  await submit(citizen, sealed);
  const { body } = await citizen.call<Dossier>('GET', `/api/v1/dossiers/${sealed.manifest.dossierId}`);
  const receipt = body.documents.find((document) => document.kind === 'SUBMISSION_RECEIPT');
  const pdf = await citizen.call('GET', `/api/v1/dossiers/${body.id}/documents/${receipt?.id}`);
  expect(wordsOf(pdf.bytes)).toContain(account.fullName);
  expect(account.fullName).toBe(account.fullName.normalize('NFC'));
});
