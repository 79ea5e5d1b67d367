import { createHash, randomUUID } from 'node:crypto';
import { samplePdf } from '#tests/support/sample-files.ts';

/** Who calls: the six columns of the access matrix. */
export const SEATS = ['nobody', 'guest', 'owner', 'stranger', 'unit', 'otherUnit'] as const;
export type Seat = (typeof SEATS)[number];

/** What exists, or names of the same shape for what does not. */
export interface Ids {
  readonly dossier: string;
  readonly unpaid: string;
  readonly file: string;
  readonly document: string;
  readonly payment: string;
  readonly upload: string;
  readonly notice: string;
}

export const NOWHERE: Ids = {
  dossier: '0b0c1d52-9a5c-4d0a-8f0e-000000000000',
  unpaid: '0b0c1d52-9a5c-4d0a-8f0e-000000000001',
  file: '0'.repeat(64),
  document: '0b0c1d52-9a5c-4d0a-8f0e-000000000002',
  payment: 'MC000000ABCDEFGH',
  upload: `${'0'.repeat(24)}-0b0c1d52-9a5c-4d0a-8f0e-000000000003`,
  notice: '0b0c1d52-9a5c-4d0a-8f0e-000000000004',
};

export interface Wish {
  readonly url: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** Status, or the problem's code. */
type Outcome = number | string;

/**
 * One route. `opens`: who is let in, and how the call ends for them; everybody else is refused as the audience says. `hides`: who
 * gets in by the audience, but must find what is somebody else's as absent as what never was; with the code that says so.
 */
export interface Row {
  readonly route: string;
  readonly ask: (ids: Ids) => Wish;
  readonly opens: Partial<Record<Seat, Outcome>>;
  readonly hides?: { readonly from: readonly Seat[]; readonly code: string };
}

const TUS = { 'tus-resumable': '1.0.0' };
const pdf = samplePdf('access');
const base64 = (text: string) => Buffer.from(text).toString('base64');
const claim = {
  ...TUS,
  'upload-length': String(pdf.length),
  'upload-metadata': `sha256 ${base64(createHash('sha256').update(pdf).digest('hex'))},mediaType ${base64('application/pdf')}`,
};
const command = () => ({ 'idempotency-key': randomUUID() });

const everybody = (outcome: Outcome): Row['opens'] => Object.fromEntries(SEATS.map((seat) => [seat, outcome]));
const devices = (outcome: Outcome): Row['opens'] => ({ guest: outcome, owner: outcome, stranger: outcome });
const open = (route: string, url: string, outcome: Outcome = 200): Row => ({
  route: `GET ${route}`,
  ask: () => ({ url }),
  opens: everybody(outcome),
});

const mine = (route: string, ask: Row['ask'], outcome: Outcome, code = 'dossier.notFound'): Row => ({
  route,
  ask,
  opens: { owner: outcome },
  hides: { from: ['stranger'], code },
});
const unit = (route: string, ask: Row['ask'], outcome: Outcome): Row => ({
  route,
  ask,
  opens: { unit: outcome },
  hides: { from: ['otherUnit'], code: 'dossier.notFound' },
});
const act = (path: string, outcome: Outcome, body?: unknown, headers: Record<string, string> = {}): Row =>
  unit(
    `POST /api/v1/staff/dossiers/:dossierId/${path}`,
    ({ dossier }) => ({
      url: `/api/v1/staff/dossiers/${dossier}/${path}`,
      ...(body === undefined ? {} : { body }),
      headers: { ...headers, ...command() },
    }),
    outcome,
  );
const reason = 'Giấy chứng sinh bị mờ, không đọc được số';
const TOO_LATE = 'dossier.transitionNotAllowed';

/** In the order in which they are called: the acts lead one dossier through its life, and signing out comes last. */
export const ROWS: readonly Row[] = [
  open('/api/v1/reach', '/api/v1/reach'),
  open('/.well-known/jwks.json', '/.well-known/jwks.json'),
  open('/healthz', '/healthz'),
  open('/readyz', '/readyz'),
  open('/metrics', '/metrics'),
  open('/api/v1/procedures', '/api/v1/procedures'),
  open('/api/v1/procedures/:code', '/api/v1/procedures/2.000635'),
  open('/api/v1/national-procedures', '/api/v1/national-procedures'),
  open('/api/v1/national-procedures/:code', '/api/v1/national-procedures/1.004837', 'procedure.notFound'),
  open('/api/v1/forms/:hash', `/api/v1/forms/${'0'.repeat(64)}`, 'form.notFound'),
  open('/api/v1/administrative-units', '/api/v1/administrative-units'),
  open('/api/v1/working-calendar', '/api/v1/working-calendar'),
  open('/api/v1/profile', '/api/v1/profile'),
  open('/api/v1/look-ups/:code', '/api/v1/look-ups/ZZZZZZZZ', 'dossier.lookUpNotFound'),
  open('/api/v1/page.css', '/api/v1/page.css'),
  open('/api/v1/openapi.json', '/api/v1/openapi.json'),
  open('/docs', '/docs'),
  open('/demo/inbox', '/demo/inbox'),
  // A share that no service worker took: words, and nothing is kept.
  { route: 'POST /chia-se', ask: () => ({ url: '/chia-se' }), opens: everybody(200) },
  open('/api/v1/session', '/api/v1/session'),
  // A forged notice is answered in the gateway's own way, and moves nothing.
  open('/api/v1/payments/vnpay/notice', '/api/v1/payments/vnpay/notice?vnp_TxnRef=MC000000ABCDEFGH&vnp_SecureHash=00'),
  { route: 'POST /api/v1/devices', ask: () => ({ url: '/api/v1/devices' }), opens: everybody(200) },
  {
    route: 'POST /api/v1/staff/session',
    // Another each time: one that is tried too often is locked, whoever asks.
    ask: () => ({ url: '/api/v1/staff/session', body: { username: `nobody-${randomUUID()}`, password: 'x' } }),
    opens: everybody('staff.credentialsWrong'),
  },
  {
    route: 'POST /api/v1/sign-in-codes',
    ask: () => ({
      url: '/api/v1/sign-in-codes',
      body: { channel: 'EMAIL', address: `ma-tran-${randomUUID()}@vidu.vn`, language: 'vi' },
    }),
    opens: devices(200),
  },
  {
    route: 'POST /api/v1/sessions',
    ask: () => ({ url: '/api/v1/sessions', body: { challengeId: NOWHERE.notice, code: '123456' } }),
    opens: devices('account.codeExpired'),
  },
  {
    route: 'POST /api/v1/accounts',
    ask: () => ({
      url: '/api/v1/accounts',
      body: {
        challengeId: NOWHERE.notice,
        fullName: 'Nguyễn Văn Khách',
        birthDate: '1990-05-01',
        personalId: '030190123456',
        language: 'vi',
        noticeVersion: '1',
        consents: { keepForNextTime: false },
      },
      headers: command(),
    }),
    opens: devices('account.notVerified'),
  },

  {
    route: 'GET /api/v1/accounts/me',
    ask: () => ({ url: '/api/v1/accounts/me' }),
    opens: { owner: 200, stranger: 200 },
  },
  {
    route: 'PUT /api/v1/accounts/me',
    ask: () => ({ url: '/api/v1/accounts/me', body: { language: 'vi' }, headers: command() }),
    opens: { owner: 200, stranger: 200 },
  },
  {
    route: 'GET /api/v1/accounts/me/vault-share',
    ask: () => ({ url: '/api/v1/accounts/me/vault-share' }),
    opens: { owner: 200, stranger: 200 },
  },
  { route: 'GET /api/v1/dossiers', ask: () => ({ url: '/api/v1/dossiers' }), opens: { owner: 200, stranger: 200 } },
  { route: 'GET /api/v1/notices', ask: () => ({ url: '/api/v1/notices' }), opens: { owner: 200, stranger: 200 } },
  {
    route: 'POST /api/v1/notices/read',
    ask: ({ notice }) => ({ url: '/api/v1/notices/read', body: { ids: [notice] } }),
    opens: { owner: 204, stranger: 204 },
  },
  {
    route: 'POST /api/v1/parts/missing',
    ask: ({ file }) => ({ url: '/api/v1/parts/missing', body: { sha256: [file] } }),
    opens: { owner: 200, stranger: 200 },
  },
  mine('GET /api/v1/dossiers/:dossierId', ({ dossier }) => ({ url: `/api/v1/dossiers/${dossier}` }), 200),
  mine(
    'GET /api/v1/dossiers/:dossierId/files/:sha256',
    ({ dossier, file }) => ({ url: `/api/v1/dossiers/${dossier}/files/${file}` }),
    200,
  ),
  mine(
    'GET /api/v1/dossiers/:dossierId/documents/:documentId',
    ({ dossier, document }) => ({ url: `/api/v1/dossiers/${dossier}/documents/${document}` }),
    200,
  ),
  mine(
    'GET /api/v1/dossiers/:dossierId/declaration',
    ({ dossier }) => ({ url: `/api/v1/dossiers/${dossier}/declaration` }),
    200,
  ),
  mine('GET /api/v1/dossiers/:dossierId/export', ({ dossier }) => ({ url: `/api/v1/dossiers/${dossier}/export` }), 200),
  mine(
    'POST /api/v1/dossiers/:dossierId/payments',
    ({ unpaid }) => ({ url: `/api/v1/dossiers/${unpaid}/payments`, headers: command() }),
    200,
  ),
  mine(
    'GET /api/v1/payments/:reference',
    ({ payment }) => ({ url: `/api/v1/payments/${payment}` }),
    200,
    'payment.notFound',
  ),

  {
    route: 'GET /api/v1/staff/session',
    ask: () => ({ url: '/api/v1/staff/session' }),
    opens: { unit: 200, otherUnit: 200 },
  },
  {
    route: 'GET /api/v1/staff/dossiers',
    ask: () => ({ url: '/api/v1/staff/dossiers' }),
    opens: { unit: 200, otherUnit: 200 },
  },
  unit('GET /api/v1/staff/dossiers/:dossierId', ({ dossier }) => ({ url: `/api/v1/staff/dossiers/${dossier}` }), 200),
  unit(
    'GET /api/v1/staff/dossiers/:dossierId/files/:sha256',
    ({ dossier, file }) => ({ url: `/api/v1/staff/dossiers/${dossier}/files/${file}` }),
    200,
  ),
  unit(
    'GET /api/v1/staff/dossiers/:dossierId/documents/:documentId',
    ({ dossier, document }) => ({ url: `/api/v1/staff/dossiers/${dossier}/documents/${document}` }),
    200,
  ),
  unit(
    'GET /api/v1/staff/dossiers/:dossierId/declaration',
    ({ dossier }) => ({ url: `/api/v1/staff/dossiers/${dossier}/declaration` }),
    200,
  ),
  // Giving up what one does not hold is done already, whosever the dossier is.
  {
    route: 'DELETE /api/v1/staff/dossiers/:dossierId/lease',
    ask: ({ dossier }) => ({ url: `/api/v1/staff/dossiers/${dossier}/lease` }),
    opens: { unit: 204, otherUnit: 204 },
  },
  unit(
    'PUT /api/v1/staff/dossiers/:dossierId/lease',
    ({ dossier }) => ({ url: `/api/v1/staff/dossiers/${dossier}/lease` }),
    200,
  ),
  act('fee-assessments', 'payment.lineNotOpen', {
    lines: [{ ruleId: 'no-such-line', amount: 1_000, ground: reason }],
  }),
  act('acceptance', 200),
  act('handling', 200),
  mine(
    'POST /api/v1/dossiers/:dossierId/withdrawal',
    ({ dossier }) => ({ url: `/api/v1/dossiers/${dossier}/withdrawal`, headers: command() }),
    200,
  ),
  mine(
    'DELETE /api/v1/dossiers/:dossierId/withdrawal',
    ({ dossier }) => ({ url: `/api/v1/dossiers/${dossier}/withdrawal`, headers: command() }),
    200,
  ),
  act('withdrawal-confirmation', TOO_LATE),
  act('supplement-requests', 200, { points: [{ target: { kind: 'WHOLE' }, reason }] }),
  // The applicant's days to supplement have just begun.
  act('stop', TOO_LATE, { reason }),
  act('refusal', TOO_LATE, { reason }),
  act('results', TOO_LATE, Buffer.from(pdf), { 'content-type': 'application/pdf' }),
  act('delivery', TOO_LATE),

  {
    route: 'POST /api/v1/uploads',
    ask: () => ({ url: '/api/v1/uploads', headers: claim }),
    opens: { owner: 201, stranger: 201 },
  },
  { route: 'OPTIONS /api/v1/uploads', ask: () => ({ url: '/api/v1/uploads' }), opens: { owner: 204, stranger: 204 } },
  ...['HEAD', 'PATCH', 'DELETE'].map(
    (method): Row => ({
      route: `${method} /api/v1/uploads`,
      ask: () => ({ url: '/api/v1/uploads', headers: patch(method) }),
      opens: { owner: 404, stranger: 404 },
    }),
  ),
  {
    route: 'POST /api/v1/uploads/*',
    ask: ({ upload }) => ({ url: `/api/v1/uploads/${upload}`, headers: claim }),
    // An upload is always given a name of its own.
    opens: { owner: 201, stranger: 201 },
  },
  {
    route: 'OPTIONS /api/v1/uploads/*',
    ask: ({ upload }) => ({ url: `/api/v1/uploads/${upload}` }),
    opens: { owner: 204, stranger: 204 },
  },
  mine(
    'HEAD /api/v1/uploads/*',
    ({ upload }) => ({ url: `/api/v1/uploads/${upload}`, headers: TUS }),
    200,
    'document.notFound',
  ),
  mine(
    'PATCH /api/v1/uploads/*',
    ({ upload }) => ({
      url: `/api/v1/uploads/${upload}`,
      headers: patch('PATCH'),
      body: Buffer.from(pdf.subarray(0, 7)),
    }),
    204,
    'document.notFound',
  ),
  mine(
    'DELETE /api/v1/uploads/*',
    ({ upload }) => ({ url: `/api/v1/uploads/${upload}`, headers: TUS }),
    204,
    'document.notFound',
  ),

  { route: 'DELETE /api/v1/session', ask: () => ({ url: '/api/v1/session' }), opens: devices(204) },
  {
    route: 'DELETE /api/v1/staff/session',
    ask: () => ({ url: '/api/v1/staff/session' }),
    opens: { unit: 204, otherUnit: 204 },
  },
];

function patch(method: string): Record<string, string> {
  return method === 'PATCH' ? { ...TUS, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' } : TUS;
}

/** The commit is walked apart: its body is a sealed dossier. */
export const WALKED_APART = ['PUT /api/v1/dossiers/:dossierId'];
