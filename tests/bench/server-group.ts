import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPortal } from '#tests/support/running-portal.ts';
import { samplePdf } from '#tests/support/sample-files.ts';
import { startBareServer } from './bare-server.ts';
import { newCitizen } from './citizen.ts';
import { atLeastTimes, median, skipped } from './figure.ts';
import type { Group } from './group.ts';
import { requestsPerSecond, type Shot } from './load.ts';
import { startPostgres } from './postgres.ts';

const SECONDS = 3;
const MOST_ROUNDS = 3;
/** A portal runs for weeks: both sides are measured when the engine has compiled what they do. Seconds. */
const WARM_UP = 6;

const COMMIT = 'portal: submission commits a second';
const READ = "portal: procedure page's data, requests a second";

const words = [
  'Nguyễn Văn Đạt',
  '12/03/1990',
  'Nam',
  '001090012345',
  '01/01/2022',
  'Cục Cảnh sát QLHC về TTXH',
  'Kinh',
  'Việt Nam',
  'Số 12, phố Huế, Hà Nội',
  'Không',
  '0912345678',
  'dat@example.vn',
  'Nguyễn Văn A',
  '1960',
  'Trần Thị B',
  '1963',
  'Con',
  'Hà Nội',
  'Phường Hai Bà Trưng',
  'Cấp 02 bản sao',
];
const bareBody = JSON.stringify({
  procedure: '1.001193',
  citizenId: '001090012345',
  fields: Object.fromEntries(words.map((word, n) => [`f${n}`, word])),
});
const bare = (path: string): Shot => ({
  method: 'POST',
  path,
  headers: { 'content-type': 'application/json' },
  body: bareBody,
});
const read: Shot = {
  method: 'GET',
  path: '/api/v1/procedures/1.001193',
  headers: { 'accept-encoding': 'br', accept: 'application/json' },
};

/** The portal on PostgreSQL with fsync beside bare Fastify on the same one, taking turns. */
export const serverGroup: Group = {
  name: 'server',
  async run({ rounds, say }) {
    const database = await startPostgres();
    if (database === undefined) {
      const why = 'no PostgreSQL to start on this machine';
      return [skipped(COMMIT, '≥ 0.25 × one insert', why), skipped(READ, '≥ 0.5 × no database', why)];
    }
    const folder = mkdtempSync(join(tmpdir(), 'mot-cua-bench-'));
    const reference = await startBareServer(folder, database.url);
    const portal = await startPortal({
      DATABASE_URL: database.url,
      REQUESTS_PER_MINUTE: '1000000000',
      LOG_LEVEL: 'silent',
    });
    try {
      const citizen = await newCitizen(portal.url);
      const files: { sha256: Awaited<ReturnType<typeof citizen.upload>>; size: number }[] = [];
      for (const name of ['one', 'two', 'three']) {
        const bytes = samplePdf(name);
        files.push({ sha256: await citizen.upload(bytes), size: bytes.length });
      }
      const submit = await citizen.submissionWith(files);
      await requestsPerSecond(reference.url, () => bare('/insert'), WARM_UP);
      await requestsPerSecond(portal.url, submit, WARM_UP);
      const seen = { commit: [] as number[], insert: [] as number[], read: [] as number[], nothing: [] as number[] };
      for (let n = 0; n < Math.min(rounds, MOST_ROUNDS); n += 1) {
        seen.insert.push(await requestsPerSecond(reference.url, () => bare('/insert'), SECONDS));
        seen.commit.push(await requestsPerSecond(portal.url, submit, SECONDS));
        seen.nothing.push(await requestsPerSecond(reference.url, () => bare('/nothing'), SECONDS));
        seen.read.push(await requestsPerSecond(portal.url, () => read, SECONDS));
        const last = Object.entries(seen).map(([name, values]) => `${name} ${Math.round(values.at(-1) ?? 0)}`);
        say(`round ${n + 1}: ${last.join(', ')} a second`);
      }
      return [
        atLeastTimes(COMMIT, '/s', median(seen.commit), median(seen.insert), 0.25, 'bare Fastify with one insert'),
        atLeastTimes(READ, '/s', median(seen.read), median(seen.nothing), 0.5, 'bare Fastify without a database'),
      ];
    } finally {
      await portal.stop();
      reference.close();
      database.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
