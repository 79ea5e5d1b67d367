import * as z from 'zod/mini';

/** The national list of dossier states, 1 to 10, in its order (Circular 22/2019 Art 4; DOMAIN §2.6). */
export const DossierStatus = z.enum([
  'SUBMITTED',
  'ACCEPTED',
  'NOT_ACCEPTED',
  'IN_PROGRESS',
  'SUPPLEMENT_REQUIRED',
  'PAYMENT_REQUIRED',
  'WITHDRAWAL_REQUESTED',
  'STOPPED',
  'COMPLETED',
  'RETURNED',
]);
export type DossierStatus = z.infer<typeof DossierStatus>;

/** The number that the national portal's synchronisation uses. */
export const NATIONAL_STATUS = {
  SUBMITTED: 1,
  ACCEPTED: 2,
  NOT_ACCEPTED: 3,
  IN_PROGRESS: 4,
  SUPPLEMENT_REQUIRED: 5,
  PAYMENT_REQUIRED: 6,
  WITHDRAWAL_REQUESTED: 7,
  STOPPED: 8,
  COMPLETED: 9,
  RETURNED: 10,
} as const satisfies Record<DossierStatus, number>;

export const isFinal = (status: DossierStatus): boolean =>
  status === 'NOT_ACCEPTED' || status === 'STOPPED' || status === 'RETURNED';
