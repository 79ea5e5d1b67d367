import { createHash } from 'node:crypto';
import type { ContactChannel } from '#domain/api/accounts.ts';
import { AppError } from '#domain/api/errors.ts';
import type { Language } from '#domain/api/primitives.ts';
import { parseEmail, parsePhone } from '#domain/identity/contact.ts';
import { hasHiddenCharacters } from '#domain/text/search-key.ts';
import { signInCodeMessage } from '#server/i18n/server-messages.ts';
import { holdAddress, insertChallenge, listChallengesSince } from '#server/repositories/challenge-repository.ts';
import { insertMessage } from '#server/repositories/message-repository.ts';
import { inTransaction } from '#server/repositories/store.ts';
import type { DeviceCaller } from '#server/use-cases/caller.ts';
import { instantIn, instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

export const CODE_LENGTH = 6;
const MINUTE = 60_000;
const CODE_LIFETIME = 10 * MINUTE;
const RESEND_AFTER = MINUTE;
const CODES_AN_HOUR = 6;

/** Bound to its challenge, so that equal codes do not look equal in the database. */
export const hashCode = (challengeId: string, code: string): string =>
  createHash('sha256').update(`${challengeId}:${code}`).digest('hex');

/** One way to write each address: E.164, or the e-mail with its domain in lower case. */
export function tidyAddress(channel: ContactChannel, address: string): string {
  const tidy = channel === 'SMS' ? parsePhone(address) : parseEmail(address)?.toLowerCase();
  if (tidy === null || tidy === undefined || hasHiddenCharacters(tidy))
    throw new AppError('account.addressInvalid', { channel });
  return tidy;
}

function newCode(random: Uint8Array): string {
  const number = random.reduce((sum, byte) => (sum * 256 + byte) % 1_000_000_007, 0);
  return String(number % 10 ** CODE_LENGTH).padStart(CODE_LENGTH, '0');
}

/**
 * Sends a one-time code; whether an account exists is not told.
 * @throws AppError account.channelUnavailable, account.addressInvalid, account.codeTooSoon (facts: retryAfterSeconds)
 */
export async function requestSignInCode(
  context: PortalContext,
  caller: Pick<DeviceCaller, 'deviceId'>,
  wish: { channel: ContactChannel; address: string; language: Language },
): Promise<{ challengeId: string; expiresAt: string; resendAt: string; codeLength: number }> {
  if (!context.contactChannels.includes(wish.channel))
    throw new AppError('account.channelUnavailable', { channel: wish.channel });
  const address = tidyAddress(wish.channel, wish.address);
  const now = instantNow(context);
  const id = context.randomUuid();
  const code = newCode(context.randomBytes(8));
  const expiresAt = instantIn(context, CODE_LIFETIME);
  await inTransaction(context.database, async (store) => {
    await holdAddress(store, address);
    const recent = await listChallengesSince(store, address, instantIn(context, -60 * MINUTE));
    const last = recent[0];
    const wait = (until: number) => Math.max(1, Math.ceil((until - Date.parse(now)) / 1000));
    if (last !== undefined && Date.parse(last.createdAt) + RESEND_AFTER > Date.parse(now)) {
      throw new AppError('account.codeTooSoon', {
        retryAfterSeconds: wait(Date.parse(last.createdAt) + RESEND_AFTER),
      });
    }
    const oldest = recent[CODES_AN_HOUR - 1];
    if (oldest !== undefined) {
      throw new AppError('account.codeTooSoon', {
        retryAfterSeconds: wait(Date.parse(oldest.createdAt) + 60 * MINUTE),
      });
    }
    await insertChallenge(store, {
      id,
      deviceId: caller.deviceId,
      channel: wish.channel,
      address,
      codeHash: hashCode(id, code),
      attempts: 0,
      createdAt: now,
      expiresAt,
      verifiedAt: null,
      usedAt: null,
    });
    const { subject, text } = signInCodeMessage(wish.language, code, CODE_LIFETIME / MINUTE);
    await insertMessage(store, { id: context.randomUuid(), channel: wish.channel, address, subject, body: text }, now);
  });
  return { challengeId: id, expiresAt, resendAt: instantIn(context, RESEND_AFTER), codeLength: CODE_LENGTH };
}
