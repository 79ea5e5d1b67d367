import { expect, test } from 'vitest';
import { AppError } from '#domain/api/errors.ts';
import { createLog } from '#server/services.ts';
import { openOfficerDesk } from '#tests/server/staff/officer-desk.ts';

test('a fault is logged by its kind, code and place; what it quotes is not', () => {
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => lines.push(line) });
  const refused = Object.assign(new Error('duplicate key: (personal_id)=(030190123456)'), {
    code: '23505',
    detail: 'Key (personal_id)=(030190123456) already exists.',
    query: 'insert into accounts values (Nguyễn Thị Hoà)',
  });
  const query = new Error('Failed query: insert into accounts\nparams: Nguyễn Thị Hoà,030190123456', {
    cause: refused,
  });
  log.error({ err: new AppError('portal.internal', { answers: 'Nguyễn Thị Hoà' }, query) }, 'request failed');
  log.error({ err: 'Nguyễn Thị Hoà' }, 'request failed');
  const text = lines.join('');
  expect(text).toContain('23505');
  expect(text).toContain('log.test.ts');
  for (const datum of ['Hoà', '030190123456', 'insert']) expect(text).not.toContain(datum);
});

test('a database that refuses a row tells the log nothing of the row', async () => {
  const desk = await openOfficerDesk();
  const id = await desk.bring('SUBMITTED');
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => lines.push(line) });
  await desk.portal.services.close();
  const fault = await desk.portal.services.database
    .execute(`select '${desk.citizen.person.fullName}', '${id}'`)
    .catch((caught: unknown) => caught);
  log.error({ err: fault }, 'request failed');
  expect(lines.join('')).not.toContain(desk.citizen.person.fullName);
  expect(lines.join('')).not.toContain(id);
  await desk.portal.app.close();
});
