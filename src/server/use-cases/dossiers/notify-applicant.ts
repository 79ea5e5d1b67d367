import type { NoticeKind } from '#domain/api/notices.ts';
import { pageAddress } from '#domain/api/pages.ts';
import type { ClockKind } from '#domain/dossiers/dossier-clocks.ts';
import { noticeMessage } from '#server/i18n/server-messages.ts';
import { findAccount } from '#server/repositories/account-repository.ts';
import type { DossierRecord } from '#server/repositories/dossier-repository.ts';
import { insertMessage } from '#server/repositories/message-repository.ts';
import { insertNotice } from '#server/repositories/notice-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

/** Notices that name a day: which clock's. A fee has a term of its own. */
const DEADLINES: Partial<Record<NoticeKind, ClockKind>> = {
  ACCEPTED: 'PROCESSING',
  SUPPLEMENT_REQUIRED: 'SUPPLEMENT',
};
/** What the person has just seen happen on the screen is written down, and no message is sent after it. */
const IN_THE_APP_ONLY: readonly NoticeKind[] = ['PAYMENT_FAILED'];

/**
 * Tells the applicant: the notice in the app is the record, the message by the registered channel is best effort
 * (Decree 45/2020 Art 11.3). Nothing personal beyond the reference travels.
 */
export async function notifyApplicant(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
  kind: NoticeKind,
): Promise<void> {
  const now = instantNow(context);
  const reference = dossier.dossierCode ?? dossier.submissionReference;
  const dueAt =
    kind === 'PAYMENT_DUE'
      ? dossier.paymentDueAt
      : (dossier.clocks.findLast((clock) => clock.kind === DEADLINES[kind])?.dueAt ?? null);
  await insertNotice(store, dossier.accountId, {
    id: context.randomUuid(),
    at: now,
    kind,
    dossierId: dossier.id,
    reference,
    dueAt,
    readAt: null,
  });
  if (IN_THE_APP_ONLY.includes(kind)) return;
  const account = await findAccount(store, dossier.accountId);
  const address = account?.email ?? account?.phone ?? null;
  if (account === undefined || address === null) return;
  const channel = account.email === null ? 'SMS' : 'EMAIL';
  if (!context.contactChannels.includes(channel)) return;
  const url = `${context.publicUrl}${pageAddress('dossier', { dossierId: dossier.id })}`;
  const { subject, text } = noticeMessage(kind, account.language, channel, { reference, url, dueAt });
  await insertMessage(store, { id: context.randomUuid(), channel, address, subject, body: text }, now);
}
