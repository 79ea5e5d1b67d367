import type { NoticeKind } from '#domain/api/notices.ts';
import { pageAddress } from '#domain/api/pages.ts';
import { noticeMessage } from '#server/i18n/server-messages.ts';
import { findAccount } from '#server/repositories/account-repository.ts';
import type { DossierRecord } from '#server/repositories/dossier-repository.ts';
import { insertMessage } from '#server/repositories/message-repository.ts';
import { insertNotice } from '#server/repositories/notice-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

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
  await insertNotice(store, dossier.accountId, {
    id: context.randomUuid(),
    at: now,
    kind,
    dossierId: dossier.id,
    reference,
    readAt: null,
  });
  const account = await findAccount(store, dossier.accountId);
  const address = account?.email ?? account?.phone ?? null;
  if (account === undefined || address === null) return;
  const channel = account.email === null ? 'SMS' : 'EMAIL';
  if (!context.contactChannels.includes(channel)) return;
  const url = `${context.publicUrl}${pageAddress('dossier', { dossierId: dossier.id })}`;
  const { subject, text } = noticeMessage(kind, account.language, channel, { reference, url });
  await insertMessage(store, { id: context.randomUuid(), channel, address, subject, body: text }, now);
}
