import * as z from 'zod/mini';
import { AccountId, Instant, Language, PlainDate } from './primitives.ts';
import { route } from './route.ts';

/** The account as its owner sees it; the personal number is masked on lists and whole only on the owner's account page. */
export const Account = z.object({
  id: AccountId,
  fullName: z.string(),
  birthDate: PlainDate,
  personalId: z.string(),
  phone: z.nullable(z.string()),
  email: z.nullable(z.string()),
  language: Language,
  /** Decree 45/2020 Art 8.2: how well the identity is assured. */
  identityAssurance: z.enum(['SELF_DECLARED', 'VERIFIED']),
  /** Consent to have e-forms filled in next time (Decree 45/2020 Art 9.2). Copies that a device kept from an older portal lack it. */
  keepForNextTime: z.optional(z.boolean()),
  createdAt: Instant,
});
export type Account = z.infer<typeof Account>;

export const ContactChannel = z.enum(['EMAIL', 'SMS']);
export type ContactChannel = z.infer<typeof ContactChannel>;

export const SessionState = z.object({
  kind: z.enum(['device', 'citizen']),
  account: z.nullable(Account),
});
export type SessionState = z.infer<typeof SessionState>;

const ChallengeId = z.string().check(z.uuid());

/** Cookie `__Host-mc` (HttpOnly, SameSite=Lax): a device session that becomes a citizen's on sign-in, with a new token. */
export const accountsApi = {
  introduceDevice: route({
    method: 'POST',
    path: '/api/v1/devices',
    audience: 'anyone',
    summary: 'A device introduces itself and gets its guest session; with a session already: that one',
    response: SessionState,
  }),
  readSession: route({
    method: 'GET',
    path: '/api/v1/session',
    audience: 'anyone',
    summary: 'Who I am on this device',
    response: z.object({ session: z.nullable(SessionState) }),
  }),
  requestCode: route({
    method: 'POST',
    path: '/api/v1/sign-in-codes',
    audience: 'device',
    summary: 'Send a one-time code to a phone or e-mail address; the answer never tells whether an account exists',
    body: z.strictObject({
      channel: ContactChannel,
      address: z.string().check(z.minLength(3), z.maxLength(254)),
      language: Language,
    }),
    response: z.object({ challengeId: ChallengeId, expiresAt: Instant, resendAt: Instant, codeLength: z.int() }),
  }),
  answerCode: route({
    method: 'POST',
    path: '/api/v1/sessions',
    audience: 'device',
    summary: 'Answer the code: signed in, or (no account yet) allowed to register',
    body: z.strictObject({ challengeId: ChallengeId, code: z.string().check(z.regex(/^\d{6}$/)) }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('SIGNED_IN'), account: Account }),
      z.object({ outcome: z.literal('REGISTER') }),
    ]),
  }),
  register: route({
    method: 'POST',
    path: '/api/v1/accounts',
    audience: 'device',
    summary: 'Open an account with the address that was just verified on this device',
    command: true,
    body: z.strictObject({
      challengeId: ChallengeId,
      fullName: z.string().check(z.minLength(2), z.maxLength(100)),
      birthDate: PlainDate,
      personalId: z.string().check(z.regex(/^\d{12}$/)),
      language: Language,
      /** Version of the notice on personal data that was shown (Law 91/2025; consent is never pre-ticked). */
      noticeVersion: z.string().check(z.maxLength(40)),
      consents: z.strictObject({ keepForNextTime: z.boolean() }),
    }),
    response: Account,
  }),
  readMine: route({
    method: 'GET',
    path: '/api/v1/accounts/me',
    audience: 'citizen',
    summary: 'My account',
    response: Account,
  }),
  /** What is not named stays as it is. Consent may be withdrawn at any time (Law 91/2025). */
  changeMine: route({
    method: 'PUT',
    path: '/api/v1/accounts/me',
    audience: 'citizen',
    summary: 'Change the language of my messages, or my consent to be filled in next time',
    command: true,
    body: z.strictObject({ language: z.optional(Language), keepForNextTime: z.optional(z.boolean()) }),
    response: Account,
  }),
  /** The share is 32 random bytes, base64url; with it the device unwraps the profile's key after sign-in (rule 7). */
  readVaultShare: route({
    method: 'GET',
    path: '/api/v1/accounts/me/vault-share',
    audience: 'citizen',
    summary: "The portal's share of my device vault's key",
    response: z.object({ share: z.string() }),
  }),
  signOut: route({
    method: 'DELETE',
    path: '/api/v1/session',
    audience: 'device',
    summary: 'Sign out: the session ends, the device is a guest again',
  }),
};
