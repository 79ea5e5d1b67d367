import { dossiersApi, lookUpApi } from '#domain/api/dossiers.ts';
import { uploadsApi } from '#domain/api/uploads.ts';
import { sendFile } from '#server/http/send-file.ts';
import { exportMyDossier } from '#server/use-cases/dossiers/export-my-dossier.ts';
import { openMyDeclaration, openMyDocument, openMyFile } from '#server/use-cases/dossiers/open-my-papers.ts';
import { listMyDossiers, lookUpDossier, readMyDossier } from '#server/use-cases/dossiers/read-my-dossiers.ts';
import { submitDossier, submitNewDossier } from '#server/use-cases/dossiers/submit-dossier.ts';
import { withdrawDossier } from '#server/use-cases/dossiers/withdraw-dossier.ts';
import { findMissingParts } from '#server/use-cases/uploads/receive-part.ts';
import type { RouteGroup } from './route-group.ts';

const revisionOf = ({ revision }: { readonly revision?: string | undefined }): number | undefined =>
  revision === undefined ? undefined : Number(revision);

export const dossierRoutes: RouteGroup = (route, services) => {
  route(uploadsApi.findMissingParts, async ({ caller, body }) => ({
    missing: await findMissingParts(services, caller.accountId, body.sha256),
  }));
  route(
    dossiersApi.submit,
    async ({ caller, params, body }, store) => submitDossier(services, store, caller, params.dossierId, body),
    async ({ caller, params, body }, claim) => submitNewDossier(services, caller, params.dossierId, body, claim),
  );
  route(dossiersApi.listMine, async ({ caller }) => ({ dossiers: await listMyDossiers(services, caller) }));
  route(dossiersApi.readMine, async ({ caller, params }) => readMyDossier(services, caller, params.dossierId));
  route(dossiersApi.readFile, async ({ caller, params, reply }) =>
    sendFile(reply, await openMyFile(services, caller, params.dossierId, params.sha256)),
  );
  route(dossiersApi.readDocument, async ({ caller, params, reply }) =>
    sendFile(reply, await openMyDocument(services, caller, params.dossierId, params.documentId)),
  );
  route(dossiersApi.readDeclaration, async ({ caller, params, query, reply }) =>
    sendFile(reply, await openMyDeclaration(services, caller, params.dossierId, revisionOf(query))),
  );
  route(dossiersApi.exportMine, async ({ caller, params, reply }) =>
    sendFile(reply, await exportMyDossier(services, caller, params.dossierId)),
  );
  route(dossiersApi.requestWithdrawal, async ({ caller, params }, store) =>
    withdrawDossier(services, store, caller, params.dossierId, 'requestWithdrawal'),
  );
  route(dossiersApi.takeBackWithdrawal, async ({ caller, params }, store) =>
    withdrawDossier(services, store, caller, params.dossierId, 'takeBackWithdrawal'),
  );
  route(lookUpApi.lookUp, async ({ params }) => lookUpDossier(services, params.code));
};
