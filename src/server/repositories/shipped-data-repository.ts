import { shippedDocuments, shippedForms, shippedProcedures } from '#server/database/seeds.ts';

/** What the portal brings with it, unparsed. */
export const readShippedData = () => ({
  forms: shippedForms(),
  procedures: shippedProcedures(),
  documents: shippedDocuments(),
});
