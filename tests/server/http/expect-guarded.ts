import { expect } from 'vitest';
import { isErrorCode } from '#domain/api/errors.ts';
import type { Answer } from '#tests/support/portal.ts';

/** What every answer owes to the browser, whatever it says. */
export function expectGuarded(answer: Answer, personal: boolean): void {
  const policy = String(answer.headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-(inline|eval)|\*|http:/);
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  expect(answer.headers['permissions-policy']).toContain('camera=(self)');
  if (personal) expect(answer.headers['cache-control']).toContain('no-store');
  if (answer.status < 400 || answer.bytes.length === 0) return;
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(isErrorCode(answer.problem.code)).toBe(true);
  expect(answer.problem.status).toBe(answer.status);
}
