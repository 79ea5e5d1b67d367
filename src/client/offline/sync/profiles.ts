import * as z from 'zod/mini';
import type { EnginePorts } from '#client/offline/local-store/ports.ts';
import { PROFILES_ROW } from '#client/offline/local-store/rows.ts';
import type { Vault } from '#client/offline/vault/vault.ts';

/** Which profiles are on this device, and which is open. Nothing personal: profile ids are random or hashes. */
const DeviceProfiles = z.object({
  guestId: z.string(),
  /** The signed-in account's profile; null: a guest. */
  accountProfileId: z.nullable(z.string()),
  /** Signing out was done here while there was no line: the portal is still to be told. */
  signOutPending: z.boolean(),
  /** Whose session that is. Rows of the first release lack it. */
  signedOutProfileId: z.optional(z.nullable(z.string())),
});
export type DeviceProfiles = z.infer<typeof DeviceProfiles>;

export interface Profiles {
  read(): Promise<DeviceProfiles>;
  /** The profile whose rows are shown now. */
  current(): Promise<string>;
  change(change: Partial<DeviceProfiles>): Promise<void>;
}

export function createProfiles(
  ports: Pick<EnginePorts, 'store' | 'clock' | 'random' | 'locks'>,
  vault: Vault,
): Profiles {
  const { store, clock, random, locks } = ports;
  const stored = async (): Promise<DeviceProfiles | undefined> => {
    const row = await store.get('plain', PROFILES_ROW);
    const parsed = DeviceProfiles.safeParse(row?.value);
    return parsed.success ? parsed.data : undefined;
  };
  const row = (value: DeviceProfiles) =>
    ({
      put: 'plain',
      value: { key: PROFILES_ROW, value, updatedAt: new Date(clock.now()).toISOString(), v: 1 },
    }) as const;

  const read = async (): Promise<DeviceProfiles> => {
    const known = await stored();
    if (known !== undefined) return known;
    // Two tabs that open at once make one guest.
    return locks.request('device/profiles', {}, async () => {
      const rival = await stored();
      if (rival !== undefined) return rival;
      const value: DeviceProfiles = { guestId: `g-${random.uuid()}`, accountProfileId: null, signOutPending: false };
      await store.write([...(await vault.newGuest(value.guestId)), row(value)]);
      return value;
    });
  };
  return {
    read,
    async current() {
      const { accountProfileId, guestId } = await read();
      return accountProfileId ?? guestId;
    },
    async change(change) {
      await store.write([row({ ...(await read()), ...change })]);
    },
  };
}
