import { AppError } from '#domain/api/errors.ts';
import { staffApi } from '#domain/api/staff.ts';
import { clearSessionCookie, setSessionCookie } from '#server/http/plugins/identity.ts';
import { sendFile } from '#server/http/send-file.ts';
import { endSession } from '#server/use-cases/accounts/begin-session.ts';
import { actOnDossier } from '#server/use-cases/staff/act-on-dossier.ts';
import { giveUpLease, takeLease } from '#server/use-cases/staff/hold-lease.ts';
import { openUnitDeclaration, openUnitDocument, openUnitFile } from '#server/use-cases/staff/open-unit-papers.ts';
import { readQueue, readUnitDossier } from '#server/use-cases/staff/read-queue.ts';
import { readStaffMember, signInStaff } from '#server/use-cases/staff/sign-in-staff.ts';
import type { RouteGroup } from './route-group.ts';

export const staffRoutes: RouteGroup = (route, services) => {
  const seen = ({ dossierId }: { dossierId: string }, { revision }: { revision?: string | undefined }) => ({
    dossierId,
    revision: revision === undefined ? undefined : Number(revision),
  });
  route(staffApi.signIn, async ({ body, reply }) => {
    const { member, issued } = await signInStaff(services, body);
    setSessionCookie(reply, 'staff', issued);
    return member;
  });
  route(staffApi.readSession, async ({ caller }) => readStaffMember(services, caller));
  route(staffApi.signOut, async ({ token, reply }) => {
    if (token === undefined) throw new AppError('session.missing');
    await endSession(services, token, undefined);
    clearSessionCookie(reply, 'staff');
    return undefined;
  });
  route(staffApi.listQueue, async ({ caller, query }) => ({
    dossiers: await readQueue(services, caller, query.status),
  }));
  route(staffApi.readDossier, async ({ caller, params }) => readUnitDossier(services, caller, params.dossierId));
  route(staffApi.readFile, async ({ caller, params, reply }) =>
    sendFile(reply, await openUnitFile(services, caller, params.dossierId, params.sha256)),
  );
  route(staffApi.readDocument, async ({ caller, params, reply }) =>
    sendFile(reply, await openUnitDocument(services, caller, params.dossierId, params.documentId)),
  );
  route(staffApi.readDeclaration, async ({ caller, params, query, reply }) => {
    const { dossierId, revision } = seen(params, query);
    return sendFile(reply, await openUnitDeclaration(services, caller, dossierId, revision));
  });
  route(staffApi.takeLease, async ({ caller, params }) => takeLease(services, caller, params.dossierId));
  route(staffApi.giveUpLease, async ({ caller, params }) => {
    await giveUpLease(services, caller, params.dossierId);
    return undefined;
  });
  route(staffApi.accept, async ({ caller, params, query, body }, store) =>
    actOnDossier(services, store, caller, seen(params, query), { action: 'accept', ...body }),
  );
  route(staffApi.requirePayment, async ({ caller, params, query, body }, store) =>
    actOnDossier(services, store, caller, seen(params, query), { action: 'requirePayment', ...body }),
  );
  route(staffApi.takeUp, async ({ caller, params, query }, store) =>
    actOnDossier(services, store, caller, seen(params, query), { action: 'takeUp' }),
  );
  route(staffApi.confirmWithdrawal, async ({ caller, params, query }, store) =>
    actOnDossier(services, store, caller, seen(params, query), { action: 'confirmWithdrawal' }),
  );
  route(staffApi.deliver, async ({ caller, params, query }, store) =>
    actOnDossier(services, store, caller, seen(params, query), { action: 'deliver' }),
  );
  route(staffApi.refuse, async ({ caller, params, query, body }, store) =>
    actOnDossier(services, store, caller, seen(params, query), { action: 'refuse', ...body }),
  );
  route(staffApi.stop, async ({ caller, params, query, body }, store) =>
    actOnDossier(services, store, caller, seen(params, query), { action: 'stop', reason: body.reason }),
  );
  route(staffApi.requestSupplement, async ({ caller, params, query, body }, store) =>
    actOnDossier(services, store, caller, seen(params, query), { action: 'requestSupplement', ...body }),
  );
  route(staffApi.issueResult, async ({ caller, params, query, body }, store) =>
    actOnDossier(services, store, caller, seen(params, query), {
      action: 'issueResult',
      pdf: body,
      more: query.more === 'yes',
    }),
  );
};
