import type { Change } from '#client/offline/local-store/local-store.ts';
import type { EnginePorts } from '#client/offline/local-store/ports.ts';
import type { KeyRecord, SealedRow } from '#client/offline/local-store/rows.ts';
import { AppError } from '#domain/api/errors.ts';
import { profileIdFrom, profileSeed } from '#domain/identity/account-profile.ts';
import { fromUtf8, toHex, utf8 } from './bytes.ts';

/** `data` seals drafts and copies; `sending` seals what was submitted, so that it goes out while the data key is away. */
export type KeyId = 'data' | 'sending';

const AES = 'AES-GCM';
const IV_BYTES = 12;

/** Seals and opens rows of profiles (rule 7). Keys never leave it. */
export interface Vault {
  /** A new guest profile: its keys cannot be taken out of this device. Answers the changes that keep it. */
  newGuest(profileId: string): Promise<Change[]>;
  /** The profile of an account on this device. */
  accountProfileId(accountId: string): Promise<string>;
  /** Opens an account's profile with the portal's share, making it when it is new here. */
  openAccount(profileId: string, share: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Forgets the data key: what it sealed stays, unreadable until the next sign-in. */
  lock(profileId: string): Promise<void>;
  /** Forgets every key in memory: those that may still be used are read from the store again. */
  forgetKeys(): void;
  isOpen(profileId: string): Promise<boolean>;
  seal(
    row: Pick<SealedRow, 'id' | 'profileId' | 'kind' | 'v' | 'updatedAt' | 'files'> & { readonly keyId: KeyId },
    content: unknown,
  ): Promise<SealedRow>;
  /** Throws device.vaultLocked without the key, device.storageLost when the row does not open. */
  open(row: SealedRow): Promise<unknown>;
}

export function createVault({ store, random, crypto }: Pick<EnginePorts, 'store' | 'random' | 'crypto'>): Vault {
  const cache = new Map<string, CryptoKey>();
  const recordId = (profileId: string, keyId: string): string => `${profileId}/${keyId}`;
  const newKey = (extractable: boolean) =>
    crypto.generateKey({ name: AES, length: 256 }, extractable, ['encrypt', 'decrypt']);
  const openRecord = (profileId: string, keyId: string, key: CryptoKey): KeyRecord => ({
    id: recordId(profileId, keyId),
    profileId,
    keyId,
    kind: 'open',
    key,
  });

  async function keyOf(profileId: string, keyId: string): Promise<CryptoKey> {
    const id = recordId(profileId, keyId);
    const known = cache.get(id);
    if (known !== undefined) return known;
    const record = await store.get('keys', id);
    if (record?.kind !== 'open') throw new AppError('device.vaultLocked');
    cache.set(id, record.key);
    return record.key;
  }

  /** The wrapping key needs both halves: the portal's share, and a secret that never leaves this device. */
  async function wrappingKey(profileId: string, share: Uint8Array<ArrayBuffer>, device: CryptoKey): Promise<CryptoKey> {
    const mixed = await crypto.sign('HMAC', device, share);
    const base = await crypto.importKey('raw', mixed, 'HKDF', false, ['deriveKey']);
    return crypto.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: utf8(profileId), info: utf8('mot-cua vault 1') },
      base,
      { name: AES, length: 256 },
      false,
      ['encrypt', 'decrypt'],
    );
  }

  const additional = (row: Pick<SealedRow, 'id' | 'profileId' | 'kind' | 'v'>) =>
    utf8(`${row.id}|${row.profileId}|${row.kind}|${row.v}`);

  return {
    async newGuest(profileId) {
      const [data, sending] = [await newKey(false), await newKey(false)];
      return [
        { put: 'keys', value: openRecord(profileId, 'data', data) },
        { put: 'keys', value: openRecord(profileId, 'sending', sending) },
      ];
    },

    accountProfileId: async (accountId) =>
      profileIdFrom(toHex(await crypto.digest('SHA-256', utf8(profileSeed(accountId))))),

    async openAccount(profileId, share) {
      const wrappedId = recordId(profileId, 'wrapped-data');
      const wrapped = await store.get('keys', wrappedId);
      const device = await store.get('keys', recordId(profileId, 'device'));
      if (wrapped?.kind === 'wrapped' && device?.kind === 'open') {
        const key = await wrappingKey(profileId, share, device.key);
        const raw = await crypto
          .decrypt({ name: AES, iv: wrapped.iv }, key, wrapped.wrapped)
          .catch((cause: unknown) => {
            throw new AppError('device.vaultLocked', undefined, cause);
          });
        const data = await crypto.importKey('raw', raw, AES, false, ['encrypt', 'decrypt']);
        await store.write([{ put: 'keys', value: openRecord(profileId, 'data', data) }]);
        cache.set(recordId(profileId, 'data'), data);
        return;
      }
      const raw = random.bytes(32);
      const data = await crypto.importKey('raw', raw, AES, false, ['encrypt', 'decrypt']);
      const secret = await crypto.importKey('raw', random.bytes(32), { name: 'HMAC', hash: 'SHA-256' }, false, [
        'sign',
      ]);
      const iv = random.bytes(IV_BYTES);
      const sealed = await crypto.encrypt({ name: AES, iv }, await wrappingKey(profileId, share, secret), raw);
      raw.fill(0);
      await store.write([
        { put: 'keys', value: openRecord(profileId, 'device', secret) },
        {
          put: 'keys',
          value: {
            id: wrappedId,
            profileId,
            keyId: 'wrapped-data',
            kind: 'wrapped',
            by: 'portal-share',
            iv,
            wrapped: new Uint8Array(sealed),
          },
        },
        { put: 'keys', value: openRecord(profileId, 'data', data) },
        { put: 'keys', value: openRecord(profileId, 'sending', await newKey(false)) },
      ]);
      cache.set(recordId(profileId, 'data'), data);
    },

    async lock(profileId) {
      cache.delete(recordId(profileId, 'data'));
      await store.write([{ remove: 'keys', key: recordId(profileId, 'data') }]);
    },

    forgetKeys: () => cache.clear(),

    isOpen: async (profileId) => (await store.get('keys', recordId(profileId, 'data')))?.kind === 'open',

    async seal(row, content) {
      const key = await keyOf(row.profileId, row.keyId);
      const iv = random.bytes(IV_BYTES);
      const plain = utf8(JSON.stringify(content));
      const ciphertext = await crypto.encrypt({ name: AES, iv, additionalData: additional(row) }, key, plain);
      return { ...row, iv, ciphertext: new Uint8Array(ciphertext) };
    },

    async open(row) {
      const key = await keyOf(row.profileId, row.keyId);
      const plain = await crypto
        .decrypt({ name: AES, iv: row.iv, additionalData: additional(row) }, key, row.ciphertext)
        .catch((cause: unknown) => {
          throw new AppError('device.storageLost', undefined, cause);
        });
      return JSON.parse(fromUtf8(plain)) as unknown;
    },
  };
}
