import type { StaffId, UnitId } from '#domain/api/primitives.ts';
import type { ActorRole } from '#domain/dossiers/transitions.ts';

/** A device that introduced itself: a guest, or the device of a signed-in citizen. */
export interface DeviceCaller {
  readonly kind: 'device';
  readonly deviceId: string;
}
export interface CitizenCaller {
  readonly kind: 'citizen';
  readonly deviceId: string;
  readonly accountId: string;
}
export interface StaffCaller {
  readonly kind: 'staff';
  readonly staffId: StaffId;
  readonly unitId: UnitId;
  readonly roles: readonly ActorRole[];
  readonly displayName: string;
}

export type Caller = { readonly kind: 'nobody' } | DeviceCaller | CitizenCaller | StaffCaller;

/** The name under which a caller's commands are kept (rule 4). */
export function commandCaller(caller: Caller): string {
  switch (caller.kind) {
    case 'citizen':
      return `account:${caller.accountId}`;
    case 'device':
      return `device:${caller.deviceId}`;
    case 'staff':
      return `staff:${caller.staffId}`;
    case 'nobody':
      return 'nobody';
  }
}
