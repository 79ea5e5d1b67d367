import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dossier } from '#domain/api/dossiers.ts';
import type { StaffDossier } from '#domain/api/staff.ts';
import {
  type Answer,
  type Citizen,
  sealDossier,
  startTestPortal,
  submit,
  type TestPortal,
  type Visitor,
} from '#tests/support/portal.ts';
import { samplePdf } from '#tests/support/sample-files.ts';

let portal: TestPortal;
let citizen: Citizen;
beforeAll(async () => {
  portal = await startTestPortal();
  citizen = await portal.citizen();
});
afterAll(() => portal.close());

const act = async (officer: Visitor, id: string, path: string, body?: unknown): Promise<Answer<StaffDossier>> => {
  await officer.call('PUT', `/api/v1/staff/dossiers/${id}/lease`);
  return officer.command<StaffDossier>('POST', `/api/v1/staff/dossiers/${id}/${path}`, body);
};
const read = async (id: string): Promise<Dossier> =>
  (await citizen.call<Dossier>('GET', `/api/v1/dossiers/${id}`)).body;

describe('A dossier without a fee, from submission to its result', () => {
  test('is received, supplemented under the same reference, accepted, handled and answered', async () => {
    const { mai } = portal.officers;
    const submission = await sealDossier(portal, citizen, {
      procedureCode: '1.001193',
      answers: { wantsCopies: false },
    });
    const id = submission.manifest.dossierId;
    const sent = await submit(citizen, submission);
    expect(sent.status).toBe(200);
    expect(sent.body.status).toBe('SUBMITTED');

    const supplement = await act(mai, id, 'supplement-requests', {
      points: [{ target: { kind: 'WHOLE' }, reason: 'Giấy chứng sinh bị mờ, xin chụp lại' }],
    });
    expect(supplement.status).toBe(200);
    expect((await read(id)).needs).toBe('SUPPLEMENT');

    portal.later(60_000);
    const again = await submit(
      citizen,
      await sealDossier(portal, citizen, {
        procedureCode: '1.001193',
        answers: { wantsCopies: false },
        revision: 2,
        dossierId: id,
      }),
    );
    expect(again.body).toMatchObject({ submissionReference: sent.body.submissionReference, status: 'SUBMITTED' });

    const accepted = await act(mai, id, 'acceptance');
    expect(accepted.body.dossierCode).toMatch(/-261123-0001$/);
    expect(accepted.body.dueAt).not.toBeNull();
    expect((await act(mai, id, 'handling')).body.status).toBe('IN_PROGRESS');

    await mai.call('PUT', `/api/v1/staff/dossiers/${id}/lease`);
    const issued = await mai.call<StaffDossier>(
      'POST',
      `/api/v1/staff/dossiers/${id}/results`,
      Buffer.from(samplePdf('Giấy khai sinh')),
      { 'content-type': 'application/pdf', 'idempotency-key': crypto.randomUUID() },
    );
    expect(issued.status).toBe(200);
    const dossier = await read(id);
    expect(dossier.documents.map((it) => it.kind)).toEqual(
      expect.arrayContaining(['SUBMISSION_RECEIPT', 'FORM_02', 'FORM_01', 'RESULT']),
    );
    expect(dossier.documents.find((it) => it.kind === 'RESULT')?.code).toBe(`${dossier.dossierCode}-KQ1`);
    for (const document of dossier.documents) {
      const pdf = await citizen.call('GET', `/api/v1/dossiers/${id}/documents/${document.id}`);
      expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    }
    const zip = await citizen.call('GET', `/api/v1/dossiers/${id}/export`);
    expect(zip.bytes.subarray(0, 2).toString()).toBe('PK');
  });
});
