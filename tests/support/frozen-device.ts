import type { Change, LocalStore, StoreRows } from '#client/offline/local-store/local-store.ts';

/** What lay on a device's disk: bytes in base64, keys in the raw (they are a test's own and open nothing else). */
export interface FrozenDevice {
  readonly release: string;
  readonly stores: { readonly [S in keyof StoreRows]: readonly unknown[] };
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** WebCrypto whose keys can be taken out, so that a device can be frozen. */
export const leakyCrypto = (): SubtleCrypto =>
  new Proxy(crypto.subtle, {
    get(target, method: keyof SubtleCrypto) {
      const call = target[method] as (...args: unknown[]) => Promise<unknown>;
      if (method === 'generateKey')
        return (algorithm: unknown, _: boolean, uses: unknown) => call.call(target, algorithm, true, uses);
      if (method === 'importKey')
        return (format: unknown, data: unknown, algorithm: unknown, _: boolean, uses: unknown) =>
          // HKDF's base key can never be taken out (Web Cryptography API), and is never kept either.
          call.call(target, format, data, algorithm, algorithm !== 'HKDF', uses);
      return call.bind(target);
    },
  });

async function freeze(value: unknown): Promise<Json> {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  if (value instanceof CryptoKey) {
    const raw = new Uint8Array(await crypto.subtle.exportKey('raw', value));
    const algorithm = value.algorithm as KeyAlgorithm & { hash?: KeyAlgorithm };
    const hash = algorithm.hash === undefined ? {} : { hash: algorithm.hash.name };
    return {
      $key: Buffer.from(raw).toString('base64'),
      algorithm: { name: algorithm.name, ...hash },
      uses: [...value.usages],
    };
  }
  if (Array.isArray(value)) return Promise.all(value.map(freeze));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, it]) => it !== undefined);
    return Object.fromEntries(await Promise.all(entries.map(async ([key, it]) => [key, await freeze(it)] as const)));
  }
  return value as Json;
}

async function thaw(value: Json): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map(thaw));
  if (typeof value !== 'object' || value === null) return value;
  if (typeof value['$bytes'] === 'string') return new Uint8Array(Buffer.from(value['$bytes'], 'base64'));
  if (typeof value['$key'] === 'string') {
    const raw = new Uint8Array(Buffer.from(value['$key'], 'base64'));
    // As the app keeps them: not to be taken out.
    return crypto.subtle.importKey('raw', raw, value['algorithm'] as never, false, value['uses'] as never);
  }
  return Object.fromEntries(
    await Promise.all(Object.entries(value).map(async ([key, it]) => [key, await thaw(it)] as const)),
  );
}

/** Everything on the disk but public data, which any release asks for anew. */
export async function freezeDevice(release: string, store: LocalStore): Promise<FrozenDevice> {
  const rows = await store.listAllRows();
  const profiles = [...new Set(rows.map((row) => row.profileId))];
  const keys = (await Promise.all(profiles.map((id) => store.listKeys(id)))).flat();
  const blobs = await Promise.all((await store.listChunkKeys()).map((key) => store.get('blobs', key)));
  const stores = { rows, keys, blobs, plain: await store.listPlain('device/'), outbox: await store.listOutbox() };
  return { release, stores: (await freeze(stores)) as never };
}

export async function thawDevice(frozen: FrozenDevice, store: LocalStore): Promise<void> {
  const changes: Change[] = [];
  for (const [put, rows] of Object.entries(frozen.stores))
    for (const row of rows) changes.push({ put, value: await thaw(row as Json) } as Change);
  await store.write(changes);
}
