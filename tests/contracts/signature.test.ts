import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import { afterAll, describe, expect, test } from 'vitest';
import { createFolderSigner } from '#server/adapters/signature/folder-signer.ts';
import { createKeySigner, newSigningKey } from '#server/adapters/signature/key-signer.ts';
import type { ReceiptSigner } from '#server/adapters/signature/port.ts';

const folder = mkdtempSync(join(tmpdir(), 'mot-cua keys '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ADAPTERS: readonly (readonly [string, () => Promise<ReceiptSigner>])[] = [
  ['keys of a folder', () => createFolderSigner(join(folder, 'first'), () => 'k2026-01-01')],
  ['keys of a setting', async () => createKeySigner([await newSigningKey('k1'), await newSigningKey('k2')])],
];

const verify = async (signer: ReceiptSigner, token: string): Promise<string> => {
  const { kid } = decodeProtectedHeader(token);
  const key = signer.publicKeys().find((it) => it.kid === kid);
  const { payload } = await compactVerify(token, await importJWK(key as JWK, 'ES256'));
  return new TextDecoder().decode(payload);
};

describe.each(ADAPTERS)('receipts signed with %s', (_, create) => {
  test('are compact, ES256, and verified with a published key', async () => {
    const signer = await create();
    const token = await signer.sign('{"reference":"N7K42M9Q","tên":"Hoà"}');
    expect(token.split('.')).toHaveLength(3);
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'ES256' });
    expect(await verify(signer, token)).toBe('{"reference":"N7K42M9Q","tên":"Hoà"}');
  });

  test('with one letter changed are not', async () => {
    const signer = await create();
    const [head, , signature] = (await signer.sign('{"amount":8000}')).split('.');
    const forged = `${head}.${Buffer.from('{"amount":9000}').toString('base64url')}.${signature}`;
    await expect(verify(signer, forged)).rejects.toThrow();
  });

  test('no private half is ever published', async () => {
    for (const key of (await create()).publicKeys()) {
      expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
      expect([key.kty, key.crv]).toEqual(['EC', 'P-256']);
    }
  });
});

describe('keys live longer than a start', () => {
  test('a folder keeps its key, readable by its owner alone', async () => {
    const path = join(folder, 'kept');
    const first = await createFolderSigner(path, () => 'k2026-01-01');
    const token = await first.sign('x');
    const second = await createFolderSigner(path, () => 'k2027-01-01');
    expect(second.publicKeys()).toEqual(first.publicKeys());
    expect(await verify(second, token)).toBe('x');
    expect(readdirSync(path)).toEqual(['k2026-01-01.json']);
    expect(statSync(join(path, 'k2026-01-01.json')).mode & 0o077).toBe(0);
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  test('a newer key signs, and what the older one signed is verified for ever', async () => {
    const path = join(folder, 'two');
    const first = await createFolderSigner(path, () => 'k2026-01-01');
    const old = await first.sign('old');
    writeFileSync(join(path, 'k2026-06-01.json'), JSON.stringify(await newSigningKey('k2026-06-01')));
    const both = await createFolderSigner(path, () => 'unused');
    expect(decodeProtectedHeader(await both.sign('new')).kid).toBe('k2026-06-01');
    expect(both.publicKeys().map((key) => key.kid)).toEqual(['k2026-01-01', 'k2026-06-01']);
    expect(await verify(both, old)).toBe('old');
  });

  test('without a key nothing can be signed, and that is said at once', async () => {
    expect(() => createKeySigner([])).toThrow('no signing key');
  });
});
