import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPortal } from '#tests/support/running-portal.ts';
import { startBareServer } from './bare-server.ts';
import { newCitizen, sha256 } from './citizen.ts';
import { atLeastTimes, median } from './figure.ts';
import type { Group } from './group.ts';

const MEGABYTES = 50;

/** A file of 50 MB that is what it says, another one every time: what is known already is not sent. */
function bigPdf(): Uint8Array {
  const bytes = randomBytes(MEGABYTES * 1_000_000);
  bytes.write('%PDF-1.4\n', 0, 'latin1');
  bytes.write('\n%%EOF\n', bytes.length - 7, 'latin1');
  return bytes;
}

/** One big file through the upload protocol beside a PUT that hashes and writes to the same disk; both force it there before they answer. */
export const uploadGroup: Group = {
  name: 'upload',
  async run({ rounds }) {
    const folder = mkdtempSync(join(tmpdir(), 'mot-cua-bench-'));
    const reference = await startBareServer(folder);
    const portal = await startPortal({ LOG_LEVEL: 'silent' });
    const speeds = { ours: [] as number[], raw: [] as number[] };
    try {
      const citizen = await newCitizen(portal.url);
      for (let n = 0; n < rounds; n += 1) {
        const bytes = bigPdf();
        const hash = sha256(bytes);
        let begun = performance.now();
        const headers = { 'content-type': 'application/octet-stream' };
        await (await fetch(`${reference.url}/file`, { method: 'PUT', headers, body: Buffer.from(bytes) })).json();
        speeds.raw.push(MEGABYTES / ((performance.now() - begun) / 1000));
        begun = performance.now();
        await citizen.upload(bytes, hash);
        speeds.ours.push(MEGABYTES / ((performance.now() - begun) / 1000));
      }
    } finally {
      await portal.stop();
      reference.close();
      rmSync(folder, { recursive: true, force: true });
    }
    return [
      atLeastTimes('one file of 50 MB uploaded', 'MB/s', median(speeds.ours), median(speeds.raw), 0.9, 'a raw PUT'),
    ];
  },
};
