import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OfficerDesk, openOfficerDesk } from '#tests/server/staff/officer-desk.ts';

let desk: OfficerDesk;
beforeAll(async () => {
  desk = await openOfficerDesk();
});
afterAll(() => desk.portal.close());

const seen = async (id: string): Promise<unknown> => {
  const { dossierCode, submissionReference } = await desk.read(id);
  const code = dossierCode ?? submissionReference;
  const answer = await desk.portal.visitor().call<object>('GET', `/api/v1/look-ups/${code}`);
  const { code: told, ...rest } = answer.body as { code: string };
  expect(told).toBe(code);
  return rest;
};
const askBack = (id: string) => desk.citizen.command('POST', `/api/v1/dossiers/${id}/withdrawal`);

describe('A stranger with the code learns the degree of completion and nothing else', () => {
  test.each([
    ['SUBMITTED', 1, false],
    ['PAYMENT_REQUIRED', 1, false],
    ['SUPPLEMENT_REQUIRED', 1, false],
    ['WITHDRAWAL_REQUESTED', 1, false],
    ['ACCEPTED', 2, false],
    ['IN_PROGRESS', 3, false],
    ['COMPLETED', 4, false],
    ['RETURNED', 5, false],
    ['NOT_ACCEPTED', 5, true],
    ['STOPPED', 5, true],
  ] as const)('%s: step %i', async (status, step, ended) => {
    expect(await seen(await desk.bring(status))).toEqual({ step, steps: 5, ended });
  });

  test('a supplement asked for while it is handled takes it back by no step, nor does a withdrawal on top of that', async () => {
    const id = await desk.bring('IN_PROGRESS');
    expect((await desk.act(desk.portal.officers.mai, id, 'requestSupplement')).status).toBe(200);
    expect(await seen(id)).toEqual({ step: 3, steps: 5, ended: false });
    await askBack(id);
    expect(await seen(id)).toEqual({ step: 3, steps: 5, ended: false });
  });

  test('refused and stopped look the same from outside', async () => {
    expect(await seen(await desk.bring('NOT_ACCEPTED'))).toEqual(await seen(await desk.bring('STOPPED')));
  });
});
