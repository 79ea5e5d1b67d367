import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JWK } from 'jose';
import { createKeySigner, newSigningKey } from './key-signer.ts';
import type { ReceiptSigner } from './port.ts';

/** Keys in a folder, one file each, readable by the portal alone; the first is made on first use, the newest name signs. */
export async function createFolderSigner(folder: string, newName: () => string): Promise<ReceiptSigner> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const names = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  if (names().length === 0) {
    const kid = newName();
    // Written beside and renamed, so that a crash leaves no half key.
    const draft = join(folder, `${kid}.tmp`);
    writeFileSync(draft, JSON.stringify(await newSigningKey(kid)), { mode: 0o600, flush: true });
    renameSync(draft, join(folder, `${kid}.json`));
  }
  return createKeySigner(names().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as JWK));
}
