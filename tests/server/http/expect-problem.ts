import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { ERRORS, type ErrorCode, isErrorCode } from '#domain/api/errors.ts';
import { Problem } from '#domain/api/problem.ts';
import enErrors from '#locales/en/errors.json' with { type: 'json' };
import viErrors from '#locales/vi/errors.json' with { type: 'json' };
import type { Answer, TestPortal } from '#tests/support/portal.ts';

/** The sentence that stands under a code in a locale. */
export const sentenceOf = (language: 'vi' | 'en', code: string): unknown =>
  code
    .split('.')
    .reduce<unknown>(
      (place, name) => (place as Record<string, unknown> | undefined)?.[name],
      language === 'vi' ? viErrors : enErrors,
    );

/** A refusal as the wire contract has it: RFC 9457, a code of the table, a sentence in both languages, never the portal's fault. */
export function expectProblem(answer: Answer, code?: ErrorCode | readonly ErrorCode[], note?: unknown): void {
  const seen = answer.bytes.toString('utf8').slice(0, 600);
  if (answer.status < 400 || answer.status >= 500)
    throw new Error(`${answer.status} for ${JSON.stringify(note)}: ${seen}`);
  expect(String(answer.headers['content-type'])).toContain('application/problem+json');
  const problem = Problem.parse(answer.problem);
  expect(isErrorCode(problem.code)).toBe(true);
  expect(problem.status).toBe(answer.status);
  expect(problem.type).toBe(`/problems/${problem.code}`);
  expect(problem.detail).toBe(sentenceOf('vi', problem.code));
  expect(String(sentenceOf('en', problem.code)).length).toBeGreaterThan(10);
  // Nothing of the machine inside: no stack, no query, no path of ours.
  expect(seen).not.toMatch(/node_modules|\bat .+\.ts|select |insert into|src\//);
  if (code === undefined) return;
  const codes = [code].flat();
  if (!codes.includes(problem.code as ErrorCode))
    throw new Error(`not ${codes.join()} for ${JSON.stringify(note)}: ${seen}`);
  if (codes.length === 1 && codes[0] !== undefined && ERRORS[codes[0]].status !== answer.status)
    expect(answer.status).toBe(409);
}

const KEPT = [
  'accounts',
  'parts',
  'dossiers',
  'dossier_revisions',
  'dossier_events',
  'supplement_requests',
  'issued_documents',
  'leases',
  'payments',
  'notices',
  'audit_log',
] as const;

/** Everything that the portal keeps of people, to compare before and after. Signing in is written down and stands apart. */
export async function readEverythingKept({ services }: TestPortal): Promise<Record<string, unknown>> {
  const kept: Record<string, unknown> = {};
  for (const table of KEPT) {
    const own = table === 'audit_log' ? sql` where dossier_id is not null` : sql``;
    const found = await services.database.execute(sql`select * from ${sql.identifier(table)}${own} order by 1, 2`);
    kept[table] = (found as { rows: unknown[] }).rows;
  }
  return kept;
}

/** Text that breaks careless programs. */
export const HOSTILE: Readonly<Record<string, string>> = {
  html: '<img src=x onerror=alert(1)>',
  script: '"><script>alert(document.cookie)</script>',
  sql: "' OR '1'='1'; DROP TABLE dossiers; --",
  zero: 'a\u0000b',
  control: 'a\u0007\u001bb',
  bidi: 'a\u202egnp.exe',
  halfCharacter: 'a\ud83db',
  path: '../../../../etc/passwd',
  windowsPath: '..\\..\\windows\\win.ini',
  format: '%s%n%x {{constructor.constructor("return 1")()}} #{7*7}',
  decomposed: 'Nguyễn Thị Hoà'.normalize('NFD'),
  prototype: '__proto__',
  newline: 'a\r\nSet-Cookie: b=c',
  long: 'x'.repeat(300_000),
};
