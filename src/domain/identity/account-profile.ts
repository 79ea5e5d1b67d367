/**
 * Header of a request that belongs to one account's work (rule 7): the device's profile of that account. Between the question who is
 * signed in and the request somebody else may have signed in on the same browser; then the portal refuses with session.otherAccount
 * instead of filing one person's dossier under another.
 */
export const PROFILE_HEADER = 'for-profile';

/** What is hashed (SHA-256) for an account's profile id: a device's rows name no account. */
export const profileSeed = (accountId: string): string => `mot-cua profile ${accountId}`;

/** The profile id from that hash in hexadecimal. */
export const profileIdFrom = (hash: string): string => `a-${hash.slice(0, 32)}`;
