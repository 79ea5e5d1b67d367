import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dossier } from '#domain/api/dossiers.ts';
import { canonicalJson } from '#domain/dossiers/canonical-json.ts';
import { type Citizen, sealDossier, sha256, startTestPortal, submit, type TestPortal } from '#tests/support/portal.ts';
import { HOSTILE } from './expect-problem.ts';

let portal: TestPortal;
let citizen: Citizen;
beforeAll(async () => {
  portal = await startTestPortal();
  citizen = await portal.citizen();
});
afterAll(() => portal.close());

describe('What is odd but right', () => {
  test('decomposed Vietnamese is received, and read back as it was signed', async () => {
    const name = 'Nguyễn Bảo Ân'.normalize('NFD');
    const one = await sealDossier(portal, citizen, { procedureCode: '1.001193', answers: { childName: name } });
    const file = 'Giấy chứng sinh.pdf'.normalize('NFD');
    const submission = {
      ...one,
      manifest: { ...one.manifest, parts: one.manifest.parts.map((part) => ({ ...part, name: file })) },
    };
    expect((await submit(citizen, submission)).status).toBe(200);
    const read = await citizen.call<Dossier>('GET', `/api/v1/dossiers/${one.manifest.dossierId}`);
    expect(sha256(canonicalJson(read.body.answers))).toBe(one.manifest.answersHash);
    const officer = await portal.officers.mai.call<{ dossiers: { applicantName: string }[] }>(
      'GET',
      '/api/v1/staff/dossiers',
    );
    expect(officer.status).toBe(200);
    const part = submission.manifest.parts[0];
    const answer = await citizen.call('GET', `/api/v1/dossiers/${one.manifest.dossierId}/files/${part?.sha256}`);
    expect(answer.status).toBe(200);
    expect(decodeURIComponent(String(answer.headers['content-disposition']).split("UTF-8''")[1] ?? '')).toBe(file);
  });

  test('words that look like programs in a file name or an answer stay words', async () => {
    for (const name of [
      HOSTILE['html'] ?? '',
      HOSTILE['sql'] ?? '',
      HOSTILE['format'] ?? '',
      '"; filename="a.exe',
      '--.pdf',
      'CON',
      '📄.pdf',
    ]) {
      const plain = name.replaceAll('/', '');
      const one = await sealDossier(portal, citizen, {
        procedureCode: '1.001193',
        answers: { marriagePlace: name },
      });
      const parts = one.manifest.parts.map((part) => ({ ...part, name: plain }));
      const { dossierId } = one.manifest;
      expect((await submit(citizen, { ...one, manifest: { ...one.manifest, parts } })).status).toBe(200);
      const read = await citizen.call<Dossier>('GET', `/api/v1/dossiers/${dossierId}`);
      expect(read.body.answers['marriagePlace']).toBe(name);
      const file = await citizen.call('GET', `/api/v1/dossiers/${dossierId}/files/${parts[0]?.sha256}`);
      expect(file.headers['content-security-policy']).toBe("default-src 'none'; sandbox");
      expect(file.headers['content-type']).toBe('application/pdf');
      expect(String(file.headers['content-disposition'])).not.toMatch(/[\r\n]|filename="[^"]*"[^;]*filename="/);
      const zip = await citizen.call('GET', `/api/v1/dossiers/${dossierId}/export`);
      expect(zip.status).toBe(200);
      expect(zipNames(zip.bytes).length).toBeGreaterThan(4);
      for (const entry of zipNames(zip.bytes)) expect(entry).toMatch(/^([^/\\:*?"<>|]+\/){0,2}[^/\\:*?"<>|]+$/);
    }
  });

  test('an answer to a question that is not asked costs nothing and decides nothing', async () => {
    const one = await sealDossier(portal, citizen, {
      procedureCode: '1.001193',
      answers: { wantsCopies: false, copies: 10, applicantPaperNumber: '<b>'.repeat(1000), returnCommune: 'nowhere' },
    });
    const answer = await submit(citizen, one);
    expect([answer.status, answer.body.amountDue]).toEqual([200, 0]);
    const read = await citizen.call<Dossier>('GET', `/api/v1/dossiers/${one.manifest.dossierId}`);
    expect(read.body).toMatchObject({ copies: null, status: 'SUBMITTED', paymentStatus: 'NOTHING_DUE' });
    expect(read.body.fees.dueAtSubmission).toBe(0);
  });
});

/** Names in a zip's central directory (APPNOTE 4.3.12). */
function zipNames(bytes: Buffer): string[] {
  const names: string[] = [];
  for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 46))
    names.push(bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28)).toString('utf8'));
  return names;
}
