import * as z from 'zod/mini';
import { callPortal } from '#client/api/call-portal.ts';
import { type EnginePorts, lineOf } from '#client/offline/local-store/ports.ts';
import type { Vault } from '#client/offline/vault/vault.ts';
import { Dossier, DossierSummary, dossiersApi } from '#domain/api/dossiers.ts';
import { AppError } from '#domain/api/errors.ts';
import { DossierId } from '#domain/api/primitives.ts';
import type { Kept, Mine } from './mine.ts';
import type { Profiles } from './profiles.ts';

const LIST = 'mine/list';
const rowId = (profileId: string, name: string): string => `${name}@${profileId}`;

/** Copies of what the portal has of mine, sealed in the account's profile. */
export function createMine(ports: EnginePorts, vault: Vault, profiles: Profiles): Mine {
  const { store, clock, announcer } = ports;
  const line = lineOf(ports);

  const accountProfile = async (): Promise<string | null> => (await profiles.read()).accountProfileId;

  async function read<S extends z.ZodMiniType>(name: string, schema: S): Promise<Kept<z.output<S>> | undefined> {
    const profileId = await accountProfile();
    if (profileId === null) return undefined;
    const row = await store.get('rows', rowId(profileId, name));
    if (row === undefined || row.profileId !== profileId) return undefined;
    const value = schema.safeParse(await vault.open(row));
    // A copy of another version of the app is asked for anew.
    return value.success ? { value: value.data, updatedAt: row.updatedAt } : undefined;
  }

  async function keep<T>(profileId: string, name: string, topic: string, value: T): Promise<Kept<T>> {
    const updatedAt = new Date(clock.now()).toISOString();
    const row = { id: rowId(profileId, name), profileId, kind: 'mine', keyId: 'data', v: 1, updatedAt } as const;
    await store.write([{ put: 'rows', value: await vault.seal(row, value) }]).catch(() => false);
    announcer.announce(topic);
    return { value, updatedAt };
  }

  const needAccount = async (): Promise<string> => {
    const profileId = await accountProfile();
    if (profileId === null) throw new AppError('session.missing');
    return profileId;
  };

  return {
    readList: () => read(LIST, z.array(DossierSummary)),
    readDossier: (dossierId) => read(`mine/${dossierId}`, Dossier),
    async fetchList() {
      const profileId = await needAccount();
      const { dossiers } = await callPortal(dossiersApi.listMine, { ...line, forProfile: profileId });
      return keep(profileId, LIST, 'mine', dossiers);
    },
    async fetchDossier(dossierId) {
      const profileId = await needAccount();
      const params = { dossierId: DossierId.parse(dossierId) };
      const dossier = await callPortal(dossiersApi.readMine, { ...line, forProfile: profileId, params });
      return keep(profileId, `mine/${dossierId}`, `mine:${dossierId}`, dossier);
    },
  };
}
