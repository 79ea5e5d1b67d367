import type { DossierSummary } from '#domain/api/dossiers.ts';

/** What is still to be paid, in whole đồng; undefined where the copy at hand comes from a portal that did not say. */
export const amountLeft = ({
  amountDue,
  amountPaid,
}: Pick<DossierSummary, 'amountDue' | 'amountPaid'>): number | undefined =>
  amountDue === undefined || amountPaid === undefined ? undefined : Math.max(0, amountDue - amountPaid);
