import * as z from 'zod/mini';
import { ContactChannel } from '#domain/api/accounts.ts';

/** The code that was sent, so that a reload (or a phone that closed the page while one read the message) needs no other. */
const Challenge = z.object({
  challengeId: z.string(),
  channel: ContactChannel,
  /** Masked: enough for the owner. The whole address stays in memory only. */
  sentTo: z.string(),
  /** By the device's clock; only differences count. */
  sentAt: z.number(),
  /** Seconds from `sentAt` until another code may be asked for. */
  waitSeconds: z.number(),
  /** The code was right and no account was there: registering goes on. */
  verified: z.boolean(),
});
export type Challenge = z.infer<typeof Challenge>;

const KEY = 'mot-cua.sign-in';
/** As long as the portal lets a code live; afterwards a new one is needed anyway. */
const LIFETIME = 600_000;

/** This tab's challenge, while it can still serve. */
export function recallChallenge(now: number): Challenge | null {
  try {
    const read = Challenge.safeParse(JSON.parse(sessionStorage.getItem(KEY) ?? 'null'));
    return read.success && now - read.data.sentAt < LIFETIME ? read.data : null;
  } catch {
    return null;
  }
}

export function rememberChallenge(challenge: Challenge | null): void {
  try {
    if (challenge === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify(challenge));
  } catch {
    // A window without storage: then a reload begins with a new code.
  }
}
