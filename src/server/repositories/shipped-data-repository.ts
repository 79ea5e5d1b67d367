import { shippedDocuments, shippedForms, shippedProcedures } from '#server/database/seeds.ts';

export interface ShippedData {
  readonly forms: readonly unknown[];
  readonly procedures: readonly unknown[];
  readonly documents: readonly (readonly [name: string, content: unknown])[];
}

/** What the portal brings with it, unparsed. */
export const readShippedData = (): ShippedData => ({
  forms: shippedForms(),
  procedures: shippedProcedures(),
  documents: shippedDocuments(),
});
