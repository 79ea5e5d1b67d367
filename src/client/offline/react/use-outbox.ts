import type { OutboxItem, SealedSubmission } from '#client/offline/outbox/outbox.ts';
import { type Live, useLive } from './use-live.ts';

/** Waiting and sent dossiers of the open profile, newest first. */
export const useOutbox = (): Live<OutboxItem[]> =>
  useLive('outbox', ['outbox', 'session'], (engine) => engine.outbox.list());

export const useOutboxItem = (dossierId: string): Live<OutboxItem | undefined> =>
  useLive(`outbox:${dossierId}`, ['outbox', 'session'], (engine) => engine.outbox.read(dossierId));

/** What was sealed, and the checked receipt once received. */
export const useSubmission = (dossierId: string): Live<SealedSubmission | undefined> =>
  useLive(`submission:${dossierId}`, ['outbox', 'session'], (engine) => engine.outbox.readSubmission(dossierId));
