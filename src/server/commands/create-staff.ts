import * as z from 'zod/mini';
import { UnitId } from '#domain/api/primitives.ts';
import type { Services } from '#server/services.ts';
import { createOfficer } from '#server/use-cases/staff/create-officer.ts';
import { askPassword } from './ask-password.ts';

const SHORTEST_PASSWORD = 12;

const Wish = z.object({
  username: z.string().check(z.regex(/^[a-z0-9._-]{3,40}$/)),
  name: z.string().check(z.minLength(2), z.maxLength(100)),
  unit: UnitId,
  // The other roles of the table are the applicant's, the portal's and the gateway's.
  roles: z.array(z.enum(['receptionist', 'handler', 'approver'])).check(z.minLength(1)),
});

const USAGE =
  'npm start -- staff:create --username mai --name "Nguyen Thi Mai" --unit H23.01.01 --roles receptionist,handler,approver\n(the password is asked for, or read from standard input)';

/** The first officer of a portal in production: from a shell, with a password that nobody else has seen. */
export async function createStaff(services: Services, args: readonly string[]): Promise<number> {
  const value = (name: string): string | undefined => {
    const at = args.indexOf(`--${name}`);
    return at < 0 ? undefined : args[at + 1];
  };
  const wish = Wish.safeParse({
    username: value('username'),
    name: value('name'),
    unit: value('unit'),
    roles: value('roles')?.split(','),
  });
  if (!wish.success) {
    console.error(USAGE);
    return 1;
  }
  const { agencies } = await services.catalogue.province(services.database);
  if (!agencies.has(wish.data.unit)) {
    console.error(`No unit ${wish.data.unit}. Units begin so: ${[...agencies.keys()].slice(0, 5).join(', ')} …`);
    return 1;
  }
  const password = await askPassword(process.stdin, process.stdout);
  if (password.length < SHORTEST_PASSWORD) {
    console.error(`The password needs at least ${SHORTEST_PASSWORD} characters.`);
    return 1;
  }
  const { username, name, unit, roles } = wish.data;
  const created = await createOfficer(services, { username, displayName: name, unitId: unit, roles, password });
  console.log(created ? `${username} may sign in at /can-bo` : `${username} exists already`);
  return created ? 0 : 1;
}
