/**
 * The one error table (architecture rule 3). A code is the locale key of its sentence (locales/<lng>/errors.json);
 * on the wire it stands in an RFC 9457 problem as `code`, and `type` is `/problems/<code>`.
 */

/** What the sender of a refused command does: the outbox reads this and nothing else. */
export type SenderAction = 'retry-later' | 'sign-in' | 'needs-you' | 'parked';

interface ErrorRow {
  readonly status: number;
  readonly sender: SenderAction;
}

const row = (status: number, sender: SenderAction): ErrorRow => ({ status, sender });

export const ERRORS = {
  // Nobody's fault, or the portal's: the same request may succeed later.
  'portal.unavailable': row(503, 'retry-later'),
  'portal.internal': row(500, 'retry-later'),
  'portal.tooManyRequests': row(429, 'retry-later'),
  'portal.timeout': row(504, 'retry-later'),
  'portal.shuttingDown': row(503, 'retry-later'),
  // The line, judged on the device: never sent by the portal.
  'line.unreachable': row(0, 'retry-later'),
  'line.notThePortal': row(0, 'retry-later'),
  'line.receiptInvalid': row(0, 'retry-later'),
  // Who is calling.
  'session.missing': row(401, 'sign-in'),
  'session.expired': row(401, 'sign-in'),
  'session.deviceMissing': row(401, 'sign-in'),
  'session.otherAccount': row(401, 'sign-in'),
  'access.denied': row(403, 'parked'),
  'access.crossSite': row(403, 'parked'),
  // The request itself.
  'request.malformed': row(400, 'parked'),
  'request.invalid': row(422, 'needs-you'),
  'request.tooLarge': row(413, 'parked'),
  'request.mediaType': row(415, 'parked'),
  'request.notFound': row(404, 'parked'),
  'request.methodNotAllowed': row(405, 'parked'),
  'request.idempotencyKeyMissing': row(400, 'parked'),
  'request.idempotencyKeyReused': row(409, 'needs-you'),
  // Signing in.
  'account.codeWrong': row(422, 'needs-you'),
  'account.codeExpired': row(422, 'needs-you'),
  'account.codeUsedUp': row(422, 'needs-you'),
  'account.codeTooSoon': row(429, 'retry-later'),
  'account.addressInvalid': row(422, 'needs-you'),
  'account.channelUnavailable': row(422, 'needs-you'),
  'account.notVerified': row(403, 'sign-in'),
  'account.personalIdTaken': row(409, 'needs-you'),
  'account.exists': row(409, 'needs-you'),
  'staff.credentialsWrong': row(401, 'sign-in'),
  'staff.lockedOut': row(429, 'retry-later'),
  // Procedures and forms.
  'procedure.notFound': row(404, 'parked'),
  'procedure.withdrawn': row(409, 'needs-you'),
  'procedure.versionOutdated': row(409, 'needs-you'),
  'form.notFound': row(404, 'parked'),
  'form.answersInvalid': row(422, 'needs-you'),
  'form.definitionInvalid': row(500, 'parked'),
  // Papers.
  'document.missing': row(422, 'needs-you'),
  'document.empty': row(422, 'needs-you'),
  'document.tooLarge': row(413, 'needs-you'),
  'document.dossierTooLarge': row(413, 'needs-you'),
  'document.notAccepted': row(415, 'needs-you'),
  'document.notWhatItSays': row(422, 'needs-you'),
  'document.incomplete': row(422, 'needs-you'),
  'document.unreadable': row(422, 'needs-you'),
  'document.tooMany': row(422, 'needs-you'),
  'document.hashMismatch': row(422, 'retry-later'),
  'document.notFound': row(404, 'parked'),
  // Dossiers.
  'dossier.notFound': row(404, 'parked'),
  'dossier.partsMissing': row(409, 'retry-later'),
  'dossier.manifestMismatch': row(422, 'needs-you'),
  'dossier.revisionTaken': row(409, 'needs-you'),
  'dossier.alreadyAccepted': row(409, 'needs-you'),
  'dossier.changedMeanwhile': row(409, 'needs-you'),
  'dossier.transitionNotAllowed': row(409, 'needs-you'),
  'dossier.declarationMissing': row(422, 'needs-you'),
  'dossier.unitNotFound': row(422, 'needs-you'),
  'dossier.leaseHeld': row(409, 'needs-you'),
  'dossier.leaseMissing': row(409, 'needs-you'),
  'dossier.reasonMissing': row(422, 'needs-you'),
  'dossier.supplementTooLate': row(409, 'needs-you'),
  'dossier.secondSupplement': row(409, 'needs-you'),
  'dossier.resultNotPdf': row(422, 'needs-you'),
  'dossier.lookUpNotFound': row(404, 'needs-you'),
  // Payments.
  'payment.notFound': row(404, 'parked'),
  'payment.nothingDue': row(409, 'needs-you'),
  'payment.alreadyPaid': row(409, 'needs-you'),
  'payment.underReview': row(409, 'needs-you'),
  'payment.gatewayUnavailable': row(503, 'retry-later'),
  // The law's arithmetic.
  'deadline.calendarMissing': row(500, 'parked'),
  // On the device only: storage and vault.
  'device.storageFull': row(0, 'needs-you'),
  'device.storageLost': row(0, 'needs-you'),
  'device.vaultLocked': row(0, 'sign-in'),
  'device.partMissing': row(0, 'needs-you'),
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof ERRORS;

export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(ERRORS, value);

/** A fault with a code of the table. `details` go to the wire: no personal datum, no text of the user's. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(code: ErrorCode, details?: Readonly<Record<string, unknown>>, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }

  get sender(): SenderAction {
    return ERRORS[this.code].sender;
  }
}
