import * as z from 'zod/mini';
import { CaseChoice } from '#domain/dossiers/dossier-case.ts';
import { DossierStatus } from '#domain/dossiers/dossier-status.ts';
import { ActorRole } from '#domain/dossiers/transitions.ts';
import { DeclarationQuery, Dossier, DossierSummary, SupplementPoint } from './dossiers.ts';
import { Amount, DossierId, Instant, LocalText, Sha256, StaffId, UnitId, words } from './primitives.ts';
import { route } from './route.ts';

export const StaffMember = z.object({
  id: StaffId,
  username: z.string(),
  displayName: z.string(),
  unit: z.object({ id: UnitId, name: LocalText }),
  roles: z.array(ActorRole),
});
export type StaffMember = z.infer<typeof StaffMember>;

/** While one officer has a dossier open, another sees who; it lapses by itself. */
export const Lease = z.object({ holder: z.string(), mine: z.boolean(), expiresAt: Instant });
export type Lease = z.infer<typeof Lease>;

export const QueueEntry = z.object({
  ...DossierSummary.shape,
  applicantName: z.string(),
  lease: z.nullable(Lease),
});
export type QueueEntry = z.infer<typeof QueueEntry>;

/** The dossier as an officer sees it: who applies, and every file by paper. */
export const StaffDossier = z.object({
  ...Dossier.shape,
  applicant: z.object({
    fullName: z.string(),
    birthDate: z.string(),
    personalId: z.string(),
    phone: z.nullable(z.string()),
    email: z.nullable(z.string()),
  }),
  lease: z.nullable(Lease),
  /** The cases that it may be accepted under, as of now; empty where the procedure has none or it is accepted already. */
  caseChoices: z.optional(z.array(CaseChoice)),
});
export type StaffDossier = z.infer<typeof StaffDossier>;

/** An amount in whole đồng for a line of the procedure whose amount the rules do not know (DOMAIN §2.6: 1, 2 or 4 → 6). */
export const AssessedLine = z.strictObject({
  ruleId: z.string().check(z.minLength(1), z.maxLength(80)),
  amount: Amount.check(z.gte(1), z.lte(1_000_000_000)),
  ground: words(10, 1000),
});
export type AssessedLine = z.infer<typeof AssessedLine>;

const params = z.object({ dossierId: DossierId });
const Reason = words(10, 2000);
/** The revision that the officer has read: an act on another one is refused. Apps of older versions send none. */
const query = z.object({ revision: z.optional(z.string().check(z.regex(/^[1-9]\d{0,5}$/))) });
const act = <const P extends string, const S extends string>(path: P, summary: S) =>
  ({
    method: 'POST',
    path: `/api/v1/staff/dossiers/:dossierId/${path}`,
    audience: 'staff',
    summary,
    command: true,
    params,
    query,
    response: StaffDossier,
  }) as const;

/** Cookie `__Host-mc-staff`. Every act on a dossier needs the caller's lease. */
export const staffApi = {
  signIn: route({
    method: 'POST',
    path: '/api/v1/staff/session',
    audience: 'anyone',
    summary: 'Staff sign-in',
    body: z.strictObject({
      username: z.string().check(z.minLength(1), z.maxLength(80)),
      password: z.string().check(z.minLength(1), z.maxLength(200)),
    }),
    response: StaffMember,
  }),
  readSession: route({
    method: 'GET',
    path: '/api/v1/staff/session',
    audience: 'staff',
    summary: 'Who I am at the desk',
    response: StaffMember,
  }),
  signOut: route({ method: 'DELETE', path: '/api/v1/staff/session', audience: 'staff', summary: 'Leave the desk' }),
  listQueue: route({
    method: 'GET',
    path: '/api/v1/staff/dossiers',
    audience: 'staff',
    summary: "My unit's queue, most urgent first",
    query: z.object({ status: z.optional(DossierStatus) }),
    response: z.object({ dossiers: z.array(QueueEntry) }),
  }),
  readDossier: route({
    method: 'GET',
    path: '/api/v1/staff/dossiers/:dossierId',
    audience: 'staff',
    summary: 'A dossier of my unit',
    params,
    response: StaffDossier,
  }),
  readFile: route({
    method: 'GET',
    path: '/api/v1/staff/dossiers/:dossierId/files/:sha256',
    audience: 'staff',
    summary: 'Open a file of a dossier of my unit',
    params: z.object({ dossierId: DossierId, sha256: Sha256 }),
    bytes: '*/*',
  }),
  readDocument: route({
    method: 'GET',
    path: '/api/v1/staff/dossiers/:dossierId/documents/:documentId',
    audience: 'staff',
    summary: 'A paper that my unit issued',
    params: z.object({ dossierId: DossierId, documentId: z.string().check(z.maxLength(60)) }),
    bytes: 'application/pdf',
  }),
  readDeclaration: route({
    method: 'GET',
    path: '/api/v1/staff/dossiers/:dossierId/declaration',
    audience: 'staff',
    summary: "The applicant's declaration as a paper (A4)",
    params,
    query: DeclarationQuery,
    bytes: 'application/pdf',
  }),
  takeLease: route({
    method: 'PUT',
    path: '/api/v1/staff/dossiers/:dossierId/lease',
    audience: 'staff',
    summary: 'Take or renew the lease; 409 names the holder',
    params,
    response: Lease,
  }),
  giveUpLease: route({
    method: 'DELETE',
    path: '/api/v1/staff/dossiers/:dossierId/lease',
    audience: 'staff',
    summary: 'Give the lease up',
    params,
  }),
  accept: route({
    ...act('acceptance', 'Accept under a case: dossier code, due date, form 01'),
    /** Absent, or from a desk of an older version: the case that the answers say. */
    body: z.optional(z.strictObject({ caseCode: z.optional(z.string().check(z.maxLength(60))) })),
  }),
  requirePayment: route({
    ...act('fee-assessments', 'Set the amount of open fee lines, with the legal ground, and ask for payment'),
    body: z.strictObject({ lines: z.array(AssessedLine).check(z.minLength(1), z.maxLength(20)) }),
  }),
  refuse: route({
    ...act('refusal', 'Refuse with a reason in words and its legal ground, form 03'),
    /** Form 03 names the article beside the reason. Apps of older versions wrote both into the reason. */
    body: z.strictObject({ reason: Reason, legalGround: z.optional(words(10, 1000)) }),
  }),
  requestSupplement: route({
    ...act('supplement-requests', 'Ask once, completely, for what is missing, form 02'),
    body: z.strictObject({
      points: z.array(SupplementPoint).check(z.minLength(1), z.maxLength(100)),
      /** A second request counts as late (Decision 766/QĐ-TTg): it needs to be confirmed, with a reason. */
      secondRequestReason: z.optional(words(10, 1000)),
    }),
  }),
  takeUp: route(act('handling', 'Take up the handling')),
  stop: route({ ...act('stop', 'Stop with a reason, form 05'), body: z.strictObject({ reason: Reason }) }),
  confirmWithdrawal: route(act('withdrawal-confirmation', "Confirm the applicant's withdrawal")),
  /** The body is the PDF itself; refused when it is not one. Electronic delivery follows by itself. */
  issueResult: route({
    ...act('results', 'Attach and issue a result (PDF), code …-KQ(n)'),
    /** `more`: a further result follows, so that electronic delivery waits for the last one. */
    query: z.object({ ...query.shape, more: z.optional(z.literal('yes')) }),
    accepts: 'application/pdf',
  }),
  deliver: route(act('delivery', 'The result was handed over or posted')),
};
