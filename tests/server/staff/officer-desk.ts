import { randomUUID } from 'node:crypto';
import type { Dossier } from '#domain/api/dossiers.ts';
import { UnitId } from '#domain/api/primitives.ts';
import type { StaffDossier } from '#domain/api/staff.ts';
import type { DossierStatus } from '#domain/dossiers/dossier-status.ts';
import type { ActorRole, DossierAction } from '#domain/dossiers/transitions.ts';
import { createOfficer } from '#server/use-cases/staff/create-officer.ts';
import {
  type Answer,
  type Citizen,
  type SealChange,
  sealDossier,
  startTestPortal,
  submit,
  type TestPortal,
  type Visitor,
} from '#tests/support/portal.ts';
import { samplePdf } from '#tests/support/sample-files.ts';

export const REASON = 'Giấy chứng sinh không do cơ sở khám chữa bệnh cấp';
const PASSWORD = 'a-password-for-tests';

/** Each act of an officer on the wire: its path, and a body that is right. */
export const ACTS = {
  accept: ['acceptance', undefined],
  refuse: ['refusal', { reason: REASON }],
  requestSupplement: [
    'supplement-requests',
    { points: [{ target: { kind: 'WHOLE' }, reason: REASON }], secondRequestReason: REASON },
  ],
  takeUp: ['handling', undefined],
  stop: ['stop', { reason: REASON }],
  confirmWithdrawal: ['withdrawal-confirmation', undefined],
  deliver: ['delivery', undefined],
} as const satisfies Partial<Record<DossierAction, readonly [string, unknown]>>;
export type StaffAction = keyof typeof ACTS | 'issueResult';

/** A portal with one citizen, officers of any role, and dossiers brought to any state. */
export interface OfficerDesk {
  readonly portal: TestPortal;
  readonly citizen: Citizen;
  officer(roles: readonly ActorRole[], name?: string): Promise<Visitor>;
  /** Takes the lease and acts. */
  act(officer: Visitor, id: string, action: StaffAction, body?: unknown): Promise<Answer<StaffDossier>>;
  issue(officer: Visitor, id: string, pdf: Uint8Array, query?: string): Promise<Answer<StaffDossier>>;
  send(change?: SealChange): Promise<string>;
  resend(id: string, revision: number, change?: SealChange): ReturnType<typeof submit>;
  bring(status: DossierStatus): Promise<string>;
  read(id: string): Promise<Dossier>;
}

/** The usual dossier: a birth, free of charge, so that nothing waits for money; its result is fetched at the counter. */
function withUsual(change: SealChange): SealChange {
  if (change.procedureCode === '2.000635') return change;
  const counter = change.answers?.['delivery'] === undefined ? { delivery: 'COUNTER', returnCommune: '10507' } : {};
  return { procedureCode: '1.001193', ...change, answers: { wantsCopies: false, ...counter, ...change.answers } };
}

export async function openOfficerDesk(): Promise<OfficerDesk> {
  const portal = await startTestPortal();
  const citizen = await portal.citizen();
  const { mai } = portal.officers;

  const officer: OfficerDesk['officer'] = async (roles, displayName = 'Vũ Thị Hạnh') => {
    const username = `o${randomUUID().slice(0, 8)}`;
    const unitId = UnitId.parse(portal.units[0]);
    await createOfficer(portal.services, { username, displayName, unitId, roles, password: PASSWORD });
    const one = portal.visitor();
    await one.call('POST', '/api/v1/staff/session', { username, password: PASSWORD });
    return one;
  };
  const lease = (who: Visitor, id: string) => who.call('PUT', `/api/v1/staff/dossiers/${id}/lease`);
  const issue: OfficerDesk['issue'] = async (who, id, pdf, query = '') => {
    await lease(who, id);
    return who.call('POST', `/api/v1/staff/dossiers/${id}/results${query}`, Buffer.from(pdf), {
      'content-type': 'application/pdf',
      'idempotency-key': randomUUID(),
    });
  };
  const act: OfficerDesk['act'] = async (who, id, action, body) => {
    if (action === 'issueResult') return issue(who, id, samplePdf('Giấy khai sinh'));
    const [path, usual] = ACTS[action];
    await lease(who, id);
    return who.command('POST', `/api/v1/staff/dossiers/${id}/${path}`, body ?? usual);
  };
  const must = async (id: string, ...actions: StaffAction[]): Promise<void> => {
    for (const action of actions) {
      const answer = await act(mai, id, action);
      if (answer.status !== 200) throw new Error(`${action}: ${answer.status} ${answer.bytes.toString()}`);
    }
    await mai.call('DELETE', `/api/v1/staff/dossiers/${id}/lease`);
  };
  const send: OfficerDesk['send'] = async (change = {}) => {
    const sealed = await sealDossier(portal, citizen, withUsual(change));
    const sent = await submit(citizen, sealed);
    if (sent.status !== 200) throw new Error(`send: ${sent.status} ${sent.bytes.toString()}`);
    return sealed.manifest.dossierId;
  };
  return {
    portal,
    citizen,
    officer,
    act,
    issue,
    send,
    resend: async (id, revision, change = {}) =>
      submit(citizen, await sealDossier(portal, citizen, { ...withUsual(change), dossierId: id, revision })),
    read: async (id) => (await citizen.call<Dossier>('GET', `/api/v1/dossiers/${id}`)).body,
    async bring(status) {
      const id = await send(
        status === 'PAYMENT_REQUIRED'
          ? { procedureCode: '2.000635', answers: { copies: 3 } }
          : { answers: status === 'RETURNED' ? { delivery: 'ELECTRONIC' } : {} },
      );
      if (status === 'ACCEPTED') await must(id, 'accept');
      if (status === 'NOT_ACCEPTED') await must(id, 'refuse');
      if (status === 'IN_PROGRESS') await must(id, 'accept', 'takeUp');
      if (status === 'SUPPLEMENT_REQUIRED') await must(id, 'requestSupplement');
      if (status === 'WITHDRAWAL_REQUESTED') await citizen.command('POST', `/api/v1/dossiers/${id}/withdrawal`);
      if (status === 'STOPPED') await must(id, 'accept', 'takeUp', 'stop');
      if (status === 'COMPLETED' || status === 'RETURNED') await must(id, 'accept', 'takeUp', 'issueResult');
      return id;
    },
  };
}
