import { callPortal } from '#client/api/call-portal.ts';
import type { Engine } from '#client/offline/engine.ts';
import type { OutboxItem } from '#client/offline/outbox/outbox.ts';
import { type Account, accountsApi } from '#domain/api/accounts.ts';
import { CommandId, type DossierId, Sha256, UnitId } from '#domain/api/primitives.ts';
import { sendDueMessages } from '#server/use-cases/notices/send-due-messages.ts';
import type { Device } from './device.ts';
import type { TestPortal } from './portal.ts';
import { samplePdf } from './sample-files.ts';
import { sampleAnswers, shippedUnits } from './seeds.ts';

let people = 0;
const ORIGIN = 'https://portal.example';

/** A new person signs in on the device through the portal's own steps. */
export async function signInOn(
  portal: TestPortal,
  device: Device,
  engine: Engine,
  begunFrom?: string,
): Promise<Account> {
  people += 1;
  const net = { fetch: device.fetch, origin: ORIGIN };
  const email = `may${people}@vidu.vn`;
  const { challengeId } = await callPortal(accountsApi.requestCode, {
    ...net,
    body: { channel: 'EMAIL', address: email, language: 'vi' },
  });
  await sendDueMessages(portal.services, portal.services);
  const text = portal.services.inbox?.list().find((message) => message.to === email)?.text ?? '';
  await callPortal(accountsApi.answerCode, { ...net, body: { challengeId, code: /\d{6}/.exec(text)?.[0] ?? '' } });
  const account = await callPortal(accountsApi.register, {
    ...net,
    commandId: CommandId.parse(crypto.randomUUID()),
    body: {
      challengeId,
      fullName: 'Trần Văn Bình',
      birthDate: '1985-01-02',
      personalId: `03008511${String(people).padStart(4, '0')}`,
      language: 'vi',
      noticeVersion: '1',
      consents: { keepForNextTime: false },
    },
  });
  await engine.session.signedIn(account, begunFrom);
  return account;
}

/** Birth registration with one paper, filled in whole. */
export async function fillInOn(portal: TestPortal, engine: Engine): Promise<DossierId> {
  const { hash, formHash } = await engine.publicData.load('procedure:1.001193');
  const commune = shippedUnits().find((unit) => unit.unitId === portal.units[0])?.code ?? '';
  const answers = { ...sampleAnswers('birth'), registrationCommune: commune, wantsCopies: false };
  const draft = await engine.drafts.create({
    procedureCode: '1.001193',
    procedureHash: hash,
    formHash: formHash ?? Sha256.parse('0'.repeat(64)),
    answers,
  });
  const bytes = new Blob([new Uint8Array(samplePdf(`giấy chứng sinh ${draft.id}`))]);
  await engine.drafts.addPart(draft.id, '000.00.00.G15-KQ004389', bytes, {
    mediaType: 'application/pdf',
    name: 'giấy chứng sinh.pdf',
  });
  return draft.id;
}

export async function sealOn(portal: TestPortal, engine: Engine, id: string): Promise<OutboxItem> {
  const draft = await engine.drafts.read(id);
  return engine.outbox.seal(id, {
    answers: draft?.answers ?? {},
    competentUnitId: UnitId.parse(portal.units[0]),
    declaration: { textVersion: '2021-1', acceptedAt: '2026-11-23T03:20:00.000Z' },
  });
}
