import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '#server/app.ts';
import { sealDossier, startTestPortal, submit, type TestPortal } from '#tests/support/portal.ts';

const TOKEN = 'a-token-for-the-scraper';
let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal({}, { METRICS_TOKEN: TOKEN });
});
afterAll(() => portal.close());

const scrape = (authorization?: string) =>
  portal.visitor().call('GET', '/metrics', undefined, authorization === undefined ? {} : { authorization });
/** The value of a line, e.g. `portal_dossiers{status="SUBMITTED"}`. */
const numberOf = (text: string, line: string): number => Number(text.split(`\n${line} `)[1]?.split('\n')[0]);

describe('/metrics', () => {
  test('is answered to whoever knows the token', async () => {
    const answer = await scrape(`Bearer ${TOKEN}`);
    expect(answer.status).toBe(200);
    expect(String(answer.headers['content-type'])).toContain('text/plain');
  });

  test.each([['nothing'], ['Bearer '], ['Bearer another-token-as-long'], [`Basic ${TOKEN}`], [TOKEN]])(
    'is refused to whoever comes with: %s',
    async (header) => {
      const answer = await scrape(header === 'nothing' ? undefined : header);
      expect([answer.status, answer.problem.code]).toEqual([401, 'session.missing']);
      expect(answer.bytes.toString()).not.toContain('portal_');
    },
  );

  test('tells how much work waits and how fast requests are answered, and names nobody', async () => {
    const citizen = await portal.citizen();
    const sealed = await sealDossier(portal, citizen);
    await submit(citizen, sealed);
    await citizen.call('GET', `/api/v1/dossiers/${sealed.manifest.dossierId}`);
    const text = (await scrape(`Bearer ${TOKEN}`)).bytes.toString();
    expect(numberOf(text, 'portal_dossiers{status="PAYMENT_REQUIRED"}')).toBe(1);
    expect(numberOf(text, 'portal_dossiers{status="REFUSED"}')).toBeNaN();
    expect(numberOf(text, 'portal_messages_waiting')).toBeGreaterThan(0);
    const read = 'method="GET",route="/api/v1/dossiers/:dossierId",status="200"';
    expect(numberOf(text, `http_request_duration_seconds_count{${read}}`)).toBe(1);
    expect(text).toContain('process_cpu_seconds_total');
    for (const personal of [
      sealed.manifest.dossierId,
      citizen.person.email,
      citizen.person.personalId,
      portal.units[0],
    ])
      expect(text).not.toContain(personal);
  });

  test('a production portal without a token has no such page', async () => {
    const app = await buildApp({
      ...portal.services,
      demonstration: false,
      metricsToken: undefined,
      incomingFolder: tmpdir(),
    });
    expect((await app.inject('/metrics')).statusCode).toBe(404);
    await app.close();
  });
});
