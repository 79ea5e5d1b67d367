import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dossier } from '#domain/api/dossiers.ts';
import { buildApp } from '#server/app.ts';
import { restoreInto } from '#server/commands/restore.ts';
import { readConfig } from '#server/config.ts';
import { backUpPortal } from '#server/use-cases/backup/back-up-portal.ts';
import type { BackupManifest } from '#server/use-cases/backup/backup-manifest.ts';
import { type OfficerDesk, openOfficerDesk } from '#tests/server/staff/officer-desk.ts';
import { databaseOf } from '#tests/support/portal.ts';

let desk: OfficerDesk;
let folder: string;
let issued: string;
let waiting: string;
const backup = () => join(folder, 'backup');
const open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  desk = await openOfficerDesk();
  folder = mkdtempSync(join(tmpdir(), 'mot-cua-backup-'));
  issued = await desk.bring('RETURNED');
  waiting = await desk.bring('SUPPLEMENT_REQUIRED');
  await desk.resend(waiting, 2);
  await backUpPortal(desk.portal.services, backup());
});
afterAll(async () => {
  for (const one of open) await one.close();
  await desk.portal.close();
  rmSync(folder, { recursive: true, force: true });
});

let count = 0;
/** An empty machine. */
const newMachine = () => {
  count += 1;
  return readConfig({
    DATA_DIR: join(folder, `machine ${count}`),
    LOG_LEVEL: 'silent',
    PUBLIC_URL: 'https://portal.example',
  });
};
const bringBack = async (from = backup(), machine = newMachine()) => {
  const restored = await restoreInto(machine, from, { database: await databaseOf(), now: desk.portal.services.now });
  open.push(restored.services);
  return restored;
};
/** A copy of the backup in which something is otherwise. */
const damaged = (change: (copy: string) => void): string => {
  count += 1;
  const copy = join(folder, `damaged ${count}`);
  cpSync(backup(), copy, { recursive: true });
  change(copy);
  return copy;
};
const manifestOf = (at: string) => JSON.parse(readFileSync(join(at, 'backup.json'), 'utf8')) as BackupManifest;

describe('A portal whose machine burnt', () => {
  test('comes back on another one with every receipt valid, and its people go on where they were', async () => {
    const { services, receipts, manifest } = await bringBack();
    expect(receipts).toEqual({
      valid: manifest.tables.find((it) => it.name === 'dossier_revisions')?.rows,
      invalid: 0,
    });
    expect(receipts.valid).toBe(3);
    const app = await buildApp(services);
    const ask = (url: string) => app.inject({ url, headers: { cookie: desk.citizen.cookies() } });
    for (const id of [issued, waiting]) {
      const before = await desk.citizen.call<Dossier>('GET', `/api/v1/dossiers/${id}`);
      expect((await ask(`/api/v1/dossiers/${id}`)).json()).toEqual(before.body);
      for (const { sha256 } of before.body.manifest.parts) {
        const file = await desk.citizen.call('GET', `/api/v1/dossiers/${id}/files/${sha256}`);
        expect((await ask(`/api/v1/dossiers/${id}/files/${sha256}`)).rawPayload.equals(file.bytes)).toBe(true);
      }
      for (const { id: document } of before.body.documents)
        expect((await ask(`/api/v1/dossiers/${id}/documents/${document}`)).statusCode).toBe(200);
    }
    await app.close();
  });

  test('goes on counting: new events and audit entries follow the old ones', async () => {
    const { services } = await bringBack();
    const insert = sql`insert into audit_log (at, actor_kind, action) values (now(), 'system', 'test') returning id`;
    const { rows } = (await services.database.execute(insert)) as unknown as { rows: { id: number | string }[] };
    const old = (await services.database.execute(sql`select count(*)::int as n from audit_log`)) as unknown as {
      rows: { n: number }[];
    };
    expect(Number(rows[0]?.id)).toBe(old.rows[0]?.n);
  });

  test('signs with the same keys as before', async () => {
    const { services } = await bringBack();
    expect(services.signer.publicKeys()).toEqual(desk.portal.services.signer.publicKeys());
  });

  test('comes back from a backup of an older release, whose tables lacked a column', async () => {
    const old = damaged((copy) => {
      const manifest = manifestOf(copy);
      for (const [name, column] of [
        ['notices', 'due_at'],
        ['dossier_events', 'legal_ground'],
      ] as const) {
        const table = manifest.tables.find((it) => it.name === name);
        if (table === undefined) throw new Error(`no ${name}`);
        const path = join(copy, `tables/${name}.jsonl.gz`);
        const lines = gunzipSync(readFileSync(path)).toString().trim().split('\n');
        const rows = lines.map((line) => ({ ...(JSON.parse(line) as object), [column]: undefined }));
        const text = `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;
        writeFileSync(path, gzipSync(text));
        table.columns = table.columns.filter((it) => it !== column);
        table.sha256 = desk.portal.services.hashBytes(Buffer.from(text));
      }
      manifest.migrations = manifest.migrations.filter((it) => it < '0005');
      writeFileSync(join(copy, 'backup.json'), JSON.stringify(manifest));
    });
    expect((await bringBack(old)).receipts).toEqual({ valid: 3, invalid: 0 });
  });
});

describe('Nothing is brought back that is not whole', () => {
  test.each<[string, (copy: string) => void, RegExp]>([
    [
      'a file changed on its way',
      (copy) => writeFileSync(join(copy, 'files', fileOf(copy)), 'other'),
      /file parts.* damaged/,
    ],
    ['a file is missing', (copy) => rmSync(join(copy, 'files', fileOf(copy))), /file parts.* missing/],
    [
      'a table changed on its way',
      (copy) => writeFileSync(join(copy, 'tables/dossiers.jsonl.gz'), gzipSync('{}\n')),
      /table dossiers .*damaged/,
    ],
    ['it was never finished', (copy) => rmSync(join(copy, 'backup.json')), /no finished backup/],
    [
      'a newer release made it',
      (copy) => {
        const manifest = manifestOf(copy);
        writeFileSync(join(copy, 'backup.json'), JSON.stringify({ ...manifest, migrations: ['9999_later'] }));
      },
      /newer portal.*9999_later/,
    ],
  ])('%s', async (_, change, sentence) => {
    await expect(bringBack(damaged(change))).rejects.toThrow(sentence);
  });

  test('where people have worked already, nothing is written over', async () => {
    const machine = newMachine();
    const given = await databaseOf();
    const database = 'url' in given ? given : { folder: machine.dataDir };
    const first = await restoreInto(machine, backup(), { database });
    await first.services.close();
    await expect(restoreInto(machine, backup(), { database })).rejects.toThrow(/accounts or dossiers/);
  });

  test('other keys are not mixed in', async () => {
    const machine = newMachine();
    await bringBack(backup(), machine);
    writeFileSync(join(machine.dataDir, 'keys/another.json'), '{}');
    await expect(bringBack(backup(), machine)).rejects.toThrow(/other keys/);
  });
});

describe('A backup', () => {
  test('is never written over an older one', async () => {
    await expect(backUpPortal(desk.portal.services, backup())).rejects.toThrow(/exists already/);
  });

  test('that cannot be finished does not look like one', async () => {
    const { services } = await bringBack();
    const [file] = manifestOf(backup()).files;
    await services.storage.remove(file?.key ?? '');
    const target = join(folder, 'never');
    await expect(backUpPortal(services, target)).rejects.toThrow();
    expect(() => readFileSync(join(target, 'backup.json'))).toThrow();
    expect(() => readFileSync(join(`${target}.unfinished`, 'backup.json'))).toThrow();
  });
});

const fileOf = (copy: string): string => manifestOf(copy).files.find((it) => it.key.startsWith('parts'))?.key ?? '';
