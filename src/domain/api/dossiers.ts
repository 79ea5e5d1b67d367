import * as z from 'zod/mini';
import { DossierCase } from '#domain/dossiers/dossier-case.ts';
import { DossierStatus } from '#domain/dossiers/dossier-status.ts';
import { Manifest } from '#domain/dossiers/manifest.ts';
import { ActorRole, DossierAction } from '#domain/dossiers/transitions.ts';
import { FeeQuote } from '#domain/fees/fee-rule.ts';
import { Answers } from '#domain/forms/answers.ts';
import { DeliveryMethod } from '#domain/procedures/procedure.ts';
import { Amount, DossierId, Instant, LocalText, orElse, orOther, Sha256, UnitId, words } from './primitives.ts';
import { route } from './route.ts';

/** A clock of the law, as the citizen and the officer both see it (DOMAIN §2.4: K2, K4, K6). */
export const DossierClock = z.object({
  kind: z.enum(['INTAKE', 'PROCESSING', 'SUPPLEMENT']),
  state: z.enum(['RUNNING', 'PAUSED', 'ENDED']),
  startedAt: Instant,
  dueAt: z.nullable(Instant),
  remainingWorkingMinutes: z.nullable(z.int()),
  overdue: z.boolean(),
});
export type DossierClock = z.infer<typeof DossierClock>;

/** A step of the timeline. People of the agency are named by office and role, never by name. */
export const DossierEvent = z.object({
  at: Instant,
  action: orElse(z.union([DossierAction, z.enum(['submit', 'OTHER'])]), 'OTHER'),
  from: orElse(z.nullable(DossierStatus), null),
  to: orOther(DossierStatus),
  by: orElse(ActorRole, 'system'),
  unitId: z.nullable(UnitId),
  reason: z.nullable(z.string()),
  /** Of a refusal: the article that it rests on. Portals and copies of older versions have none. */
  legalGround: orElse(z.nullable(z.string()), null),
});
export type DossierEvent = z.infer<typeof DossierEvent>;

/** One point of a supplement request, tied to a field, a paper, or the whole. */
export const SupplementPoint = z.strictObject({
  target: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('FIELD'), fieldId: z.string().check(z.maxLength(120)) }),
    z.strictObject({ kind: z.literal('COMPONENT'), componentCode: z.string().check(z.maxLength(80)) }),
    z.strictObject({ kind: z.literal('WHOLE') }),
  ]),
  reason: words(3, 1000),
});
export type SupplementPoint = z.infer<typeof SupplementPoint>;

export const SupplementRequest = z.object({
  number: z.int(),
  askedAt: Instant,
  dueAt: Instant,
  points: z.array(SupplementPoint),
  completedAt: z.nullable(Instant),
});
export type SupplementRequest = z.infer<typeof SupplementRequest>;

/** A paper that the agency issued: a legal form (01, 02, 03, 05) or a result. */
export const IssuedDocument = z.object({
  id: z.string(),
  kind: orOther(
    z.enum(['SUBMISSION_RECEIPT', 'FORM_01', 'FORM_02', 'FORM_03', 'FORM_05', 'RESULT', 'PAYMENT_RECEIPT']),
  ),
  /** `…-KQ1` for a result (Decree 45/2020 Art 14). */
  code: z.nullable(z.string()),
  issuedAt: Instant,
  size: z.nullable(z.int()),
});
export type IssuedDocument = z.infer<typeof IssuedDocument>;

export const PaymentStatus = z.enum(['NOTHING_DUE', 'DUE', 'PENDING', 'PAID', 'REFUND_DUE']);
export type PaymentStatus = z.infer<typeof PaymentStatus>;

export const DossierSummary = z.object({
  id: DossierId,
  procedureCode: z.string(),
  procedureName: LocalText,
  submissionReference: z.string(),
  dossierCode: z.nullable(z.string()),
  /** Rule 8: one state that this app does not know must not hide the dossier, nor the list that it stands in. */
  status: orOther(DossierStatus),
  paymentStatus: orOther(PaymentStatus),
  /** Whole đồng, of all its revisions together. Copies that a device kept from an older portal have neither. */
  amountDue: z.optional(Amount),
  amountPaid: z.optional(Amount),
  /** While a fee is due: until when, before an officer may stop the dossier. */
  paymentDueAt: z.optional(z.nullable(Instant)),
  submittedAt: Instant,
  updatedAt: Instant,
  /** The clock that runs or waits now. */
  clock: z.nullable(DossierClock),
  competentUnit: z.object({ id: UnitId, name: LocalText }),
  revision: z.int(),
  /** What the owner must do now, if anything. */
  needs: orElse(z.nullable(z.enum(['PAY', 'SUPPLEMENT'])), null),
});
export type DossierSummary = z.infer<typeof DossierSummary>;

export const Dossier = z.object({
  ...DossierSummary.shape,
  manifest: Manifest,
  answers: Answers,
  /** Compact JWS of the last commit; the app checks it again whenever it shows it. */
  receipt: z.string(),
  officialReceivedAt: Instant,
  acceptedAt: z.nullable(Instant),
  dueAt: z.nullable(Instant),
  /** The case that it was accepted under; absent from copies of an older portal, null where none was named. */
  case: z.optional(z.nullable(DossierCase)),
  clocks: z.array(DossierClock),
  events: z.array(DossierEvent),
  supplementRequests: z.array(SupplementRequest),
  documents: z.array(IssuedDocument),
  fees: FeeQuote,
  delivery: DeliveryMethod,
  copies: z.nullable(z.int()),
  /** What the caller may do now, by the table of transitions. */
  actions: z.array(orOther(DossierAction)),
});
export type Dossier = z.infer<typeof Dossier>;

/** Header only: sealed dossiers are committed by PUT with the id made on the device. */
export const Submission = z.strictObject({ manifest: Manifest, answers: Answers });
export type Submission = z.infer<typeof Submission>;

export const SubmissionAnswer = z.object({
  dossierId: DossierId,
  submissionReference: z.string(),
  receipt: z.string(),
  status: orOther(DossierStatus),
  amountDue: z.int(),
});
export type SubmissionAnswer = z.infer<typeof SubmissionAnswer>;

const params = z.object({ dossierId: DossierId });
/** Which revision's declaration; absent: the latest. */
export const DeclarationQuery = z.object({ revision: z.optional(z.string().check(z.regex(/^[1-9]\d{0,5}$/))) });

export const dossiersApi = {
  /**
   * The atomic commit (rule 5). New id: a submission. Known id of the caller with the same manifest: the same answer.
   * Other content before acceptance: a new revision; while SUPPLEMENT_REQUIRED: the supplement under the same code; else 409.
   */
  submit: route({
    method: 'PUT',
    path: '/api/v1/dossiers/:dossierId',
    audience: 'citizen',
    summary: 'Commit a sealed dossier: every part must be there',
    command: true,
    params,
    body: Submission,
    response: SubmissionAnswer,
  }),
  listMine: route({
    method: 'GET',
    path: '/api/v1/dossiers',
    audience: 'citizen',
    summary: 'My dossiers',
    response: z.object({ dossiers: z.array(DossierSummary) }),
  }),
  readMine: route({
    method: 'GET',
    path: '/api/v1/dossiers/:dossierId',
    audience: 'citizen',
    summary: 'One of my dossiers',
    params,
    response: Dossier,
  }),
  readFile: route({
    method: 'GET',
    path: '/api/v1/dossiers/:dossierId/files/:sha256',
    audience: 'citizen',
    summary: 'A file that I sent',
    params: z.object({ dossierId: DossierId, sha256: Sha256 }),
    bytes: '*/*',
  }),
  readDocument: route({
    method: 'GET',
    path: '/api/v1/dossiers/:dossierId/documents/:documentId',
    audience: 'citizen',
    summary: 'A paper that the agency issued to me',
    params: z.object({ dossierId: DossierId, documentId: z.string().check(z.maxLength(60)) }),
    bytes: 'application/pdf',
  }),
  readDeclaration: route({
    method: 'GET',
    path: '/api/v1/dossiers/:dossierId/declaration',
    audience: 'citizen',
    summary: 'My declaration as a paper (A4), made of my answers',
    params,
    query: DeclarationQuery,
    bytes: 'application/pdf',
  }),
  /** Decree 45/2020 Art 5: the right to download the whole dossier. */
  exportMine: route({
    method: 'GET',
    path: '/api/v1/dossiers/:dossierId/export',
    audience: 'citizen',
    summary: 'The whole dossier as a zip',
    params,
    bytes: 'application/zip',
  }),
  requestWithdrawal: route({
    method: 'POST',
    path: '/api/v1/dossiers/:dossierId/withdrawal',
    audience: 'citizen',
    summary: 'Ask to withdraw, until the decision',
    command: true,
    params,
    response: Dossier,
  }),
  takeBackWithdrawal: route({
    method: 'DELETE',
    path: '/api/v1/dossiers/:dossierId/withdrawal',
    audience: 'citizen',
    summary: 'Take the withdrawal back',
    command: true,
    params,
    response: Dossier,
  }),
};

/** What anybody with the code may see: code and degree of completion only (Circular 01/2018 Art 16.2d). */
export const LookUpAnswer = z.object({
  code: z.string(),
  /** It ended without a result: why is the applicant's to know. */
  ended: z.boolean(),
  /** Steps done of the steps there are. */
  step: z.int(),
  steps: z.int(),
});
export type LookUpAnswer = z.infer<typeof LookUpAnswer>;

export const lookUpApi = {
  lookUp: route({
    method: 'GET',
    path: '/api/v1/look-ups/:code',
    audience: 'anyone',
    summary: 'Code and degree of completion',
    params: z.object({ code: z.string().check(z.minLength(4), z.maxLength(60)) }),
    response: LookUpAnswer,
  }),
};
