import { shippedProcedures } from '#server/database/seeds.ts';

/** What the portal brings with it, unparsed. */
export const listShippedProcedures = (): unknown[] => shippedProcedures();
