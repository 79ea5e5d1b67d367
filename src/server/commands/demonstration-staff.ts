import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UnitId } from '#domain/api/primitives.ts';
import type { ActorRole } from '#domain/dossiers/transitions.ts';
import type { Services } from '#server/services.ts';
import { createOfficer, takeIntoDemonstration } from '#server/use-cases/staff/create-officer.ts';

const ALL: readonly ActorRole[] = ['receptionist', 'handler', 'approver'];

/** Officers to try out with: two of one commune and one of another. Only in the demonstration. */
export const DEMONSTRATION_STAFF = [
  { username: 'mai', displayName: 'Nguyễn Thị Mai', roles: ALL, seat: 0 },
  { username: 'hung', displayName: 'Phạm Văn Hùng', roles: ALL, seat: 0 },
  { username: 'lan', displayName: 'Trần Thị Lan', roles: ALL, seat: 1 },
] as const;

/** Kept beside the data, so that a second start says the same; never in the repository. */
function keptPassword(dataDir: string): string {
  const path = join(dataDir, 'demonstration-password');
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  mkdirSync(dataDir, { recursive: true });
  const password = randomBytes(9).toString('base64url');
  writeFileSync(path, password, { mode: 0o600 });
  return password;
}

/** Makes the demonstration officers, or gives them today's password. Answers it. */
export async function ensureDemonstrationStaff(
  services: Services,
  dataDir: string,
  wanted: string | undefined,
): Promise<{ password: string; units: readonly string[] }> {
  const password = wanted ?? keptPassword(dataDir);
  const { agencies } = await services.catalogue.province(services.database);
  const seats = [...agencies.keys()].filter((id) => id.split('.').length === 3).slice(0, 2);
  for (const { username, displayName, roles, seat } of DEMONSTRATION_STAFF) {
    const unitId = UnitId.parse(seats[seat]);
    const demonstration = true;
    const created = await createOfficer(services, { username, displayName, unitId, roles, password, demonstration });
    if (!created) await takeIntoDemonstration(services, username, password);
  }
  return { password, units: seats };
}
