import '#tests/support/jsdom-gaps.ts';
import { callPortal } from '#client/api/call-portal.ts';
import type { Engine } from '#client/offline/engine.ts';
import { type Account, accountsApi } from '#domain/api/accounts.ts';
import { CommandId, type DossierId, Sha256 } from '#domain/api/primitives.ts';
import { deriveSubmission } from '#domain/forms/derive.ts';
import { papersAsked } from '#domain/procedures/papers-asked.ts';
import { sendDueMessages } from '#server/use-cases/notices/send-due-messages.ts';
import { createDevice, type Device } from '#tests/support/device.ts';
import type { TestPortal } from '#tests/support/portal.ts';
import { samplePdf } from '#tests/support/sample-files.ts';
import { sampleAnswers, shippedForm, shippedProcedure, shippedUnits } from '#tests/support/seeds.ts';

export type Filed = '2.000635' | '1.001193';

/** A phone in somebody's hand: what they do on it before the screen under test is opened. */
export interface Phone {
  readonly device: Device;
  readonly engine: Engine;
  /** By a one-time code, as a new account. */
  signIn(begunFrom?: string): Promise<Account>;
  fillIn(code: Filed): Promise<DossierId>;
  seal(id: string): Promise<void>;
  /** Filled in, sealed, sent and received. */
  file(code: Filed): Promise<DossierId>;
}

let people = 0;

export async function createPhone(portal: TestPortal): Promise<Phone> {
  const device = createDevice(portal.app);
  const engine = device.tab();
  await engine.session.refresh();
  const net = { fetch: device.fetch, origin: 'https://portal.example' };
  const commune = shippedUnits().find((unit) => unit.unitId === portal.units[0])?.code ?? '';

  const fillIn = async (code: Filed): Promise<DossierId> => {
    const { hash, formHash } = await engine.publicData.load(`procedure:${code}`);
    const answers = {
      ...sampleAnswers(code === '2.000635' ? 'extract' : 'birth'),
      registrationCommune: commune,
      ...(code === '1.001193' ? { wantsCopies: false } : {}),
    };
    const draft = await engine.drafts.create({
      procedureCode: code,
      procedureHash: hash,
      formHash: formHash ?? Sha256.parse('0'.repeat(64)),
      answers,
      step: code === '1.001193' ? 'childNameSection' : 'giay-to',
    });
    const asked = papersAsked(shippedProcedure(code), answers, { today: '2026-11-23' })
      .filter(({ group }) => group.mode === 'SUBMIT')
      .flatMap(({ group, items }) => (group.rule === 'ONE_OF' ? items.slice(0, 1) : items));
    for (const { component } of asked) {
      await engine.drafts.addPart(draft.id, component.code, new Blob([new Uint8Array(samplePdf(draft.id))]), {
        mediaType: 'application/pdf',
        name: 'giay-to.pdf',
      });
    }
    return draft.id;
  };
  const seal = async (id: string): Promise<void> => {
    const draft = await engine.drafts.read(id);
    const answers = draft?.answers ?? {};
    const form = shippedForm(draft?.procedureCode ?? '');
    const { competentUnitId } = deriveSubmission(form, answers, shippedUnits());
    if (competentUnitId === undefined) throw new Error('no unit follows from the answers');
    await engine.outbox.seal(id, {
      answers,
      competentUnitId,
      declaration: { textVersion: '2021-1', acceptedAt: '2026-11-23T03:20:00.000Z' },
    });
  };
  return {
    device,
    engine,
    fillIn,
    seal,
    async signIn(begunFrom) {
      people += 1;
      const email = `cam-may${people}@vidu.vn`;
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
          fullName: 'Phạm Thị Liên',
          birthDate: '1988-03-04',
          personalId: `03018812${String(people).padStart(4, '0')}`,
          language: 'vi',
          noticeVersion: '1',
          consents: { keepForNextTime: false },
        },
      });
      await engine.session.signedIn(account, begunFrom);
      return account;
    },
    async file(code) {
      const id = await fillIn(code);
      await seal(id);
      await engine.outbox.sendNow(id);
      const item = await engine.outbox.read(id);
      if (item?.state !== 'received') throw new Error(`not received: ${item?.state} ${item?.reason}`);
      return id;
    },
  };
}

/** What an officer of the competent unit does with a dossier. */
export async function officerDoes(portal: TestPortal, id: string, path: string, body?: unknown): Promise<void> {
  const { mai } = portal.officers;
  await mai.call('PUT', `/api/v1/staff/dossiers/${id}/lease`);
  const answer = await mai.command('POST', `/api/v1/staff/dossiers/${id}/${path}`, body);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.bytes.toString()}`);
}
