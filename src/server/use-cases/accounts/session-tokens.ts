import { createHash } from 'node:crypto';
import type { PortalContext } from '#server/use-cases/portal-context.ts';

const DAY = 86_400_000;
/** How long a session lives without use. */
export const DEVICE_SESSION = 400 * DAY;
export const CITIZEN_SESSION = 30 * DAY;
export const STAFF_SESSION = DAY / 3;

/** 256 random bits; only their hash is kept. */
export const newToken = (context: Pick<PortalContext, 'randomBytes'>): string =>
  Buffer.from(context.randomBytes(32)).toString('base64url');

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
