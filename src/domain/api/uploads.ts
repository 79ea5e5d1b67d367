import * as z from 'zod/mini';
import { Sha256 } from './primitives.ts';
import { route } from './route.ts';

/**
 * Parts travel over tus 1.0 at UPLOADS_PATH (creation, HEAD, PATCH, DELETE; citizen's session). `Upload-Metadata` carries
 * `sha256` (hex) and `mediaType`; nothing else is read. At the last byte the portal checks size, hash and content; a part that is
 * not what it says is refused with a problem (422) and removed. A part belongs to the account that sent it.
 */
export const UPLOADS_PATH = '/api/v1/uploads';

export const uploadsApi = {
  /** Which of these the portal does not hold *for this account*: another's files are never revealed. */
  findMissingParts: route({
    method: 'POST',
    path: '/api/v1/parts/missing',
    audience: 'citizen',
    summary: 'Which parts must still be sent',
    body: z.strictObject({ sha256: z.array(Sha256).check(z.maxLength(200)) }),
    response: z.object({ missing: z.array(Sha256) }),
  }),
};
