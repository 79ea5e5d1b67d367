import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forgetUnfinishedUploads } from '#server/use-cases/uploads/forget-unfinished-uploads.ts';

test('an upload that nobody went on with for a week is taken away, a younger one waits', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-uploads-'));
  const now = new Date('2026-11-23T03:00:00.000Z');
  const put = (name: string, daysAgo: number): string => {
    const path = join(folder, name);
    writeFileSync(path, 'x');
    const touched = new Date(now.getTime() - daysAgo * 86_400_000);
    utimesSync(path, touched, touched);
    return path;
  };
  const [old, young] = [put('old', 8), put('young', 6)];
  await forgetUnfinishedUploads(folder, now);
  expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  await forgetUnfinishedUploads(join(folder, 'absent'), now);
  rmSync(folder, { recursive: true });
});
