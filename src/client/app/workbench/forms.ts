import { callPortal } from '#client/api/call-portal.ts';
import type { Places } from '#client/widgets/form-renderer/place-fields.tsx';
import { catalogueApi } from '#domain/api/catalogue.ts';
import type { FormDefinition } from '#domain/forms/form-definition.ts';

/** Every e-form that the portal beside this server has, by the code of its procedure. */
export async function loadForms(): Promise<Map<string, FormDefinition>> {
  const { procedures } = await callPortal(catalogueApi.listProcedures, {});
  const forms = new Map<string, FormDefinition>();
  for (const { code, formHash } of procedures)
    if (formHash !== undefined)
      forms.set(code, await callPortal(catalogueApi.readForm, { params: { hash: formHash } }));
  return forms;
}

export async function loadPlaces(): Promise<Places> {
  const { units } = await callPortal(catalogueApi.readUnits, {});
  const { provinceCode } = await callPortal(catalogueApi.readProfile, {});
  return { units, homeProvince: provinceCode };
}
