/** What the portal calls a payment; everything else that stands in the address is the gateway's talk and decides nothing. */
const REFERENCE = /^[A-Z0-9]{6,40}$/;
const KEY = 'paymentReference';

const checked = (value: unknown): string | undefined =>
  typeof value === 'string' && REFERENCE.test(value) ? value : undefined;

/** From the gateway's return (`vnp_TxnRef`), or from what an earlier visit of this page left in the history entry. */
export const readPaymentReference = (search: URLSearchParams, historyState: unknown): string | undefined =>
  search.has('vnp_TxnRef')
    ? checked(search.get('vnp_TxnRef'))
    : checked(typeof historyState === 'object' && historyState !== null && KEY in historyState && historyState[KEY]);

/** Takes the gateway's parameters out of the address; the reference stays in the history entry, for a reload. */
export function tidyAddress(reference: string | undefined): void {
  if (window.location.search === '') return;
  window.history.replaceState(reference === undefined ? null : { [KEY]: reference }, '', window.location.pathname);
}
