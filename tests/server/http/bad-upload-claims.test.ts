import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Citizen, sha256, startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { samplePdf } from '#tests/support/sample-files.ts';
import { expectProblem, HOSTILE, readEverythingKept } from './expect-problem.ts';

let portal: TestPortal;
let citizen: Citizen;
let kept: Record<string, unknown>;
beforeAll(async () => {
  portal = await startTestPortal();
  citizen = await portal.citizen();
});
beforeEach(async () => {
  kept = await readEverythingKept(portal);
});
afterAll(() => portal.close());

const TUS = { 'tus-resumable': '1.0.0' };
const base64 = (text: string) => Buffer.from(text).toString('base64');
const expectNothingKept = async (): Promise<void> => {
  expect(await readEverythingKept(portal)).toEqual(kept);
};

describe('What an upload says of itself', () => {
  const hash = sha256(samplePdf('claim'));
  const say = (size: string | undefined, metadata: string | undefined, more: Record<string, string> = {}) =>
    citizen.call('POST', '/api/v1/uploads', undefined, {
      ...TUS,
      ...(size === undefined ? {} : { 'upload-length': size }),
      ...(metadata === undefined ? {} : { 'upload-metadata': metadata }),
      ...more,
    });
  const good = `sha256 ${base64(hash)},mediaType ${base64('application/pdf')}`;

  test('is refused before the first byte when size, hash or type are missing or no such thing', async () => {
    expectProblem(await say('0', good), 'document.empty');
    expectProblem(await say(String(50 * 1024 * 1024 + 1), good), 'document.tooLarge');
    const photograph = `sha256 ${base64(hash)},mediaType ${base64('image/jpeg')}`;
    expectProblem(await say(String(10 * 1024 * 1024 + 1), photograph), 'document.tooLarge');
    expectProblem(await say('999999999999999', good), 'document.tooLarge');
    for (const size of [undefined, '', '-1', '1.5', '1e3', '0x10', ' 7', '007', '9'.repeat(40), 'NaN', '７'])
      expectProblem(await say(size, good), 'request.malformed', size);
    for (const type of [
      'text/html',
      'image/svg+xml',
      'image/heic',
      'application/pdf; charset=x',
      'APPLICATION/PDF',
      '',
    ])
      expectProblem(await say('100', `sha256 ${base64(hash)},mediaType ${base64(type)}`), 'document.notAccepted', type);
    expectProblem(await say('100', `sha256 ${base64(hash)}`), 'document.notAccepted');
    for (const wrong of [
      hash.toUpperCase(),
      hash.slice(1),
      `${hash}0`,
      '../../x',
      '',
      ...Object.values(HOSTILE).slice(0, 8),
    ])
      expectProblem(
        await say('100', `sha256 ${base64(wrong)},mediaType ${base64('application/pdf')}`),
        'request.malformed',
        wrong,
      );
    await expectNothingKept();
  });

  test('in headers that nobody can read is refused as a problem', async () => {
    const metadata = [
      undefined,
      '',
      ' ',
      ',',
      'sha256',
      'sha256 ***',
      'sha256 a',
      `${good},${good}`,
      `__proto__ ${base64('x')},${good}`,
      `toString ${base64('x')},${good}`,
      `${good},,`,
      'x'.repeat(9000),
      'sha256  YQ==',
    ];
    for (const text of metadata) expectProblem(await say('100', text), 'request.malformed', text);
    const headers: Record<string, string>[] = [
      { 'tus-resumable': '0.2.2' },
      { 'tus-resumable': '' },
      { 'upload-defer-length': '1' },
      { 'upload-concat': 'partial' },
      { 'upload-concat': 'final;/api/v1/uploads/a /api/v1/uploads/b' },
      { 'x-forwarded-proto': 'gopher' },
    ];
    for (const more of headers) expectProblem(await say('100', good, more), 'request.malformed', more);
    expectProblem(await say(undefined, good, { 'upload-defer-length': '1' }), 'request.malformed');
    const bare = await citizen.call('POST', '/api/v1/uploads', undefined, { 'upload-length': '9' });
    expectProblem(bare, 'request.malformed');
    await expectNothingKept();
  });
});
