import { catalogueApi } from '#domain/api/catalogue.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import type { Services } from '#server/services.ts';
import { readProcedure } from '#server/use-cases/catalogue/read-catalogue.ts';
import { instantNow } from '#server/use-cases/portal-context.ts';
import type { PageData } from './plugins/app-pages.ts';

const { listProcedures, readForm, readProcedure: procedure, readProfile, readUnits } = catalogueApi;

/** Addresses of the public data that a page will ask for, so that its HTML can name them. */
export const pageData =
  (services: Services): PageData =>
  async (page, code) => {
    if (page === 'home' || page === 'procedures') return [listProcedures.path];
    if ((page !== 'procedure' && page !== 'begin') || code === '') return [];
    const found = await readProcedure(services.database, code, localDate(instantNow(services))).catch(() => undefined);
    // A code that does not exist: the app says so.
    if (found === undefined) return [];
    const own = procedure.path.replace(':code', encodeURIComponent(code));
    if (page === 'procedure' || found.formHash === undefined) return [own];
    return [own, readForm.path.replace(':hash', found.formHash), readUnits.path, readProfile.path];
  };
