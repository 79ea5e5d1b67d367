import * as z from 'zod/mini';
import { DossierId, Instant, orOther } from './primitives.ts';
import { route } from './route.ts';

/** A notice in the app is the record; e-mail and SMS are best effort (DOMAIN §2.10). `kind` is a locale key of the tracking texts. */
export const NoticeKind = z.enum([
  'SUBMITTED',
  'REVISED',
  'ACCEPTED',
  'SUPPLEMENT_REQUIRED',
  'SUPPLEMENT_RECEIVED',
  'REFUSED',
  'PAYMENT_DUE',
  'PAYMENT_FAILED',
  'PAID',
  'IN_PROGRESS',
  'WITHDRAWAL_REQUESTED',
  'WITHDRAWAL_TAKEN_BACK',
  'STOPPED',
  'REFUND_DUE',
  'RESULT_READY',
  'RETURNED',
]);
export type NoticeKind = z.infer<typeof NoticeKind>;

export const Notice = z.object({
  id: z.string(),
  at: Instant,
  kind: orOther(NoticeKind),
  dossierId: DossierId,
  /** Dossier code, or the submission reference before acceptance. */
  reference: z.string(),
  /** Until when: the applicant's deadline to supplement, the agency's for the result. Older portals do not say it. */
  dueAt: z.optional(z.nullable(Instant)),
  readAt: z.nullable(Instant),
});
export type Notice = z.infer<typeof Notice>;

export const noticesApi = {
  listMine: route({
    method: 'GET',
    path: '/api/v1/notices',
    audience: 'citizen',
    summary: 'My notices, newest first',
    response: z.object({ notices: z.array(Notice) }),
  }),
  markRead: route({
    method: 'POST',
    path: '/api/v1/notices/read',
    audience: 'citizen',
    summary: 'Mark notices as read',
    body: z.strictObject({ ids: z.array(z.string().check(z.maxLength(60))).check(z.maxLength(500)) }),
  }),
};
