import type { StaffCaller } from '#server/use-cases/caller.ts';
import type { Actor } from '#server/use-cases/dossiers/carry-out.ts';

/** An officer as one who moves a dossier. */
export const actorOf = (caller: StaffCaller): Actor => ({
  roles: caller.roles,
  kind: 'staff',
  id: caller.staffId,
  unitId: caller.unitId,
});
