import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RouteContract } from '#domain/api/route.ts';
import { buildApp } from '#server/app.ts';
import { demandAudiences } from '#server/http/plugins/audiences.ts';
import { routeRegistrar } from '#server/http/register-route.ts';
import { type Citizen, startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { expectGuarded } from './expect-guarded.ts';

let portal: TestPortal;
let owner: Citizen;
beforeAll(async () => {
  portal = await startTestPortal();
  owner = await portal.citizen();
});
afterAll(() => portal.close());

describe('Cookies', () => {
  test("an officer's token opens no citizen's route, and a citizen's no officer's, under either name", async () => {
    const citizen = await portal.citizen();
    const officer = portal.visitor();
    await officer.call('POST', '/api/v1/staff/session', { username: 'hung', password: 'a-password-for-tests' });
    const tokenOf = (text: string) => text.split('=').slice(1).join('=');
    const [theirs, ours] = [tokenOf(citizen.cookies()), tokenOf(officer.cookies())];
    for (const cookie of [`__Host-mc=${ours}`, `__Host-mc-staff=${ours}`]) {
      const answer = await portal.visitor().call('GET', '/api/v1/dossiers', undefined, { cookie });
      expect([answer.status, answer.problem.code]).toEqual([401, 'session.missing']);
    }
    for (const cookie of [`__Host-mc=${theirs}`, `__Host-mc-staff=${theirs}`]) {
      const answer = await portal.visitor().call('GET', '/api/v1/staff/dossiers', undefined, { cookie });
      expect([answer.status, answer.problem.code]).toEqual([401, 'session.missing']);
    }
    const both = `__Host-mc=${theirs}; __Host-mc-staff=${ours}`;
    expect((await portal.visitor().call('GET', '/api/v1/dossiers', undefined, { cookie: both })).status).toBe(200);
    const made = await portal.visitor().call('GET', '/api/v1/dossiers', undefined, { cookie: '__Host-mc=abc' });
    expect(made.problem.code).toBe('session.expired');
  });

  test('after signing out the old cookie opens nothing, and the new one is only a guest', async () => {
    const citizen = await portal.citizen();
    const before = citizen.cookies();
    expect((await citizen.call('DELETE', '/api/v1/session')).status).toBe(204);
    const old = await portal.visitor().call('GET', '/api/v1/dossiers', undefined, { cookie: before });
    expect(old.problem.code).toBe('session.expired');
    expect((await citizen.call('GET', '/api/v1/dossiers')).problem.code).toBe('session.missing');
  });

  test('are sent to this host alone, over a secure line, and shown to no script', async () => {
    const answer = await portal.visitor().call('POST', '/api/v1/devices');
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-mc=.+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const officer = await portal
      .visitor()
      .call('POST', '/api/v1/staff/session', { username: 'hung', password: 'a-password-for-tests' });
    expect(String(officer.headers['set-cookie'])).toMatch(
      /^__Host-mc-staff=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });
});

describe('A route without an audience', () => {
  test('cannot be registered, by contract or past it', () => {
    const app = Fastify();
    demandAudiences(app);
    const nameless = { method: 'GET', path: '/api/v1/forgotten', summary: '' } as unknown as RouteContract;
    expect(() => routeRegistrar(app, portal.services)(nameless, async () => undefined)).toThrow(/who may call it/);
    expect(() => app.get('/api/v1/slipped-in', async () => 'everything')).toThrow(/who may call it/);
  });

  test('refuses where nothing is registered: no address answers by itself', async () => {
    const paths = ['/api/v1/', '/api/v1/unknown', '/api/v1/staff/unknown', '/demo/unknown', '/wp-login.php', '/.env'];
    for (const path of paths) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        const answer = await owner.call(method, path);
        expect([path, method, answer.status]).toEqual([path, method, 404]);
        expect(answer.problem.code).toBe('request.notFound');
        expectGuarded(answer, path.startsWith('/api'));
      }
    }
  });
});

describe('The built app', () => {
  test('is handed out with the same guard, and never a file from beside it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mot-cua-app-'));
    mkdirSync(join(folder, 'public', 'assets'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'public', 'index.html'), '<!doctype html><title>Một Cửa</title>');
    writeFileSync(join(folder, 'public', 'assets', 'a-1.js'), 'export {};');
    const app = await buildApp({ ...portal.services, appFolder: join(folder, 'public') });
    try {
      const get = async (url: string, accept = 'text/html') => {
        const { statusCode, headers, payload } = await app.inject({ url, headers: { accept } });
        return { status: statusCode, headers, payload };
      };
      for (const url of ['/', '/thu-tuc/2.000635', `/ho-so/${randomUUID()}`]) {
        const page = await get(url);
        expect([url, page.status, page.headers['content-type']]).toEqual([url, 200, 'text/html; charset=utf-8']);
        expect(page.headers['content-security-policy']).toContain("script-src 'self'");
        expect(page.headers['content-security-policy']).not.toContain('unsafe');
        expect(page.headers['cache-control']).toBe('no-cache');
      }
      expect((await get('/assets/a-1.js')).headers['cache-control']).toContain('immutable');
      for (const url of ['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt']) {
        const answer = await get(url, '*/*');
        expect([url, answer.status]).not.toEqual([url, 200]);
        expect(answer.payload).not.toContain('secret.txt:');
        expect(answer.status).toBeLessThan(500);
      }
      expect((await get('/api/v1/none')).status).toBe(404);
    } finally {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
