import * as z from 'zod/mini';
import type { EnginePorts } from '#client/offline/local-store/ports.ts';
import { readFile, removeFile, sealFile } from '#client/offline/vault/sealed-files.ts';
import type { Vault } from '#client/offline/vault/vault.ts';
import { AppError } from '#domain/api/errors.ts';
import { Instant } from '#domain/api/primitives.ts';
import { SealedFile } from './draft.ts';
import { tidyFileName } from './draft-parts.ts';
import type { Profiles } from './profiles.ts';

const SHARE = 'share';
const VERSION = 1;
/** Any page may post to the share target's address: what waits is bounded in number, and each by the size of a PDF. */
const MOST_WAITING = 40;
const LARGEST = 50 * 1024 * 1024;

const ReceivedFile = z.object({ id: z.string(), name: z.string(), size: z.int(), at: Instant, file: SealedFile });
/** A file that another app handed over and that belongs to no dossier yet. What it is shows only when it is made ready. */
export type ReceivedFile = z.infer<typeof ReceivedFile>;

export interface Shares {
  /** Each is on the disk, sealed to the open profile, when it resolves; answers how many of them were not kept. */
  receive(files: readonly File[]): Promise<number>;
  /** Oldest first: the order in which they were handed over. */
  list(): Promise<ReceivedFile[]>;
  /** Throws document.notFound, device.partMissing. */
  read(id: string): Promise<File>;
  remove(id: string): Promise<void>;
}

/** Files shared from other apps: for the page, and for the worker that receives them with no page open. */
export function createShares(ports: EnginePorts, vault: Vault, profiles: Profiles): Shares {
  const { store, clock, random, announcer } = ports;

  async function open(profileId: string): Promise<ReceivedFile[]> {
    const rows = await store.listRows(profileId, SHARE);
    const opened = await Promise.all(
      rows.map(async (row) => ReceivedFile.safeParse(await vault.open(row).catch(() => undefined)).data),
    );
    return opened
      .filter((it) => it !== undefined)
      .sort((a, b) => (a.at === b.at ? a.name.localeCompare(b.name) : a.at < b.at ? -1 : 1));
  }
  async function find(id: string): Promise<ReceivedFile> {
    const found = (await open(await profiles.current())).find((it) => it.id === id);
    if (found === undefined) throw new AppError('document.notFound');
    return found;
  }

  return {
    async receive(files) {
      const profileId = await profiles.current();
      const room = MOST_WAITING - (await store.listRows(profileId, SHARE)).length;
      let lost = 0;
      for (const [n, bytes] of files.entries()) {
        if (n >= room || bytes.size > LARGEST || bytes.size === 0) {
          lost += 1;
          continue;
        }
        try {
          const file = await sealFile(ports, bytes);
          const at = new Date(clock.now() + n).toISOString();
          const id = random.uuid();
          const content: ReceivedFile = {
            id,
            name: tidyFileName(bytes.name),
            size: bytes.size,
            at: Instant.parse(at),
            file,
          };
          const row = {
            id,
            profileId,
            kind: SHARE,
            keyId: 'data',
            v: VERSION,
            updatedAt: at,
            files: [file.id],
          } as const;
          await store.write([{ put: 'rows', value: await vault.seal(row, content) }]);
        } catch {
          lost += 1;
        }
      }
      announcer.announce('shares');
      return lost;
    },

    list: async () => open(await profiles.current()),

    async read(id) {
      const { file, name } = await find(id);
      return new File([await readFile(ports, file, '')], name);
    },

    async remove(id) {
      const { file } = await find(id);
      await store.write([{ remove: 'rows', key: id }, removeFile(file)]);
      announcer.announce('shares');
    },
  };
}
