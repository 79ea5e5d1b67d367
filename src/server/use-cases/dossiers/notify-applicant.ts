import type { Account } from '#domain/api/accounts.ts';
import type { Notice, NoticeKind } from '#domain/api/notices.ts';
import { pageAddress } from '#domain/api/pages.ts';
import type { ClockKind } from '#domain/dossiers/dossier-clocks.ts';
import { noticeMessage } from '#server/i18n/server-messages.ts';
import { findAccount } from '#server/repositories/account-repository.ts';
import type { DossierRecord } from '#server/repositories/dossier-repository.ts';
import { insertMessage, type NewMessage } from '#server/repositories/message-repository.ts';
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

/** What the applicant is told: the notice in the app is the record, the message by the registered channel is best effort
 * (Decree 45/2020 Art 11.3). Nothing personal beyond the reference travels. */
export interface Telling {
  readonly notice: Notice;
  readonly message: NewMessage | undefined;
}

export function tellingOf(
  context: PortalContext,
  dossier: DossierRecord,
  kind: NoticeKind,
  account: Account | undefined,
): Telling {
  const reference = dossier.dossierCode ?? dossier.submissionReference;
  const dueAt =
    kind === 'PAYMENT_DUE'
      ? dossier.paymentDueAt
      : (dossier.clocks.findLast((clock) => clock.kind === DEADLINES[kind])?.dueAt ?? null);
  const notice: Notice = {
    id: context.randomUuid(),
    at: instantNow(context),
    kind,
    dossierId: dossier.id,
    reference,
    dueAt,
    readAt: null,
  };
  const address = account?.email ?? account?.phone ?? null;
  if (IN_THE_APP_ONLY.includes(kind) || account === undefined || address === null)
    return { notice, message: undefined };
  const channel = account.email === null ? 'SMS' : 'EMAIL';
  if (!context.contactChannels.includes(channel)) return { notice, message: undefined };
  const url = `${context.publicUrl}${pageAddress('dossier', { dossierId: dossier.id })}`;
  const { subject, text: body } = noticeMessage(kind, account.language, channel, { reference, url, dueAt });
  return { notice, message: { id: context.randomUuid(), channel, address, subject, body } };
}

export async function notifyApplicant(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
  kind: NoticeKind,
): Promise<void> {
  const account = await findAccount(store, dossier.accountId);
  const { notice, message } = tellingOf(context, dossier, kind, account);
  await insertNotice(store, dossier.accountId, notice);
  if (message !== undefined) await insertMessage(store, message, notice.at);
}
