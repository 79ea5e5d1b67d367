import { callPortal } from '#client/api/call-portal.ts';
import type { Change, Guard } from '#client/offline/local-store/local-store.ts';
import { createSubject } from '#client/offline/local-store/observable.ts';
import { type EnginePorts, lineOf } from '#client/offline/local-store/ports.ts';
import { asRead, openSubmission, sealSubmission } from '#client/offline/outbox/submission-rows.ts';
import { fromBase64Url } from '#client/offline/vault/bytes.ts';
import type { Vault } from '#client/offline/vault/vault.ts';
import { Account, accountsApi } from '#domain/api/accounts.ts';
import { AppError, ERRORS } from '#domain/api/errors.ts';
import { CommandId } from '#domain/api/primitives.ts';
import { asDrafted, DRAFT, readDraft, sealDraft } from './draft-rows.ts';
import type { Profiles } from './profiles.ts';
import type { AccountWish, SessionKeeper, SessionKnowledge } from './session.ts';

const accountRowId = (profileId: string): string => `account@${profileId}`;

export function createSession(
  ports: EnginePorts,
  vault: Vault,
  profiles: Profiles,
  wake: () => void,
  flush: (draftId?: string) => Promise<void>,
): SessionKeeper {
  const { store, clock, random, announcer, locks } = ports;
  const net = lineOf(ports);
  const state = createSubject<SessionKnowledge>({ kind: 'unknown' });
  const tell = (knowledge: SessionKnowledge): void => {
    state.set(knowledge);
    announcer.announce('session');
  };
  // Another tab signed in or out: this one looks again, on the device only.
  let own = false;
  announcer.subscribe((topic) => {
    if (topic === 'signed' && !own) {
      era += 1;
      // Keys that another tab took away are not kept in this one's memory.
      vault.forgetKeys();
      restore().catch(() => undefined);
    }
  });
  const tellOthers = (): void => {
    own = true;
    announcer.announce('signed');
    own = false;
  };

  /** Who was signed in here last, from the sealed copy: also without a line. */
  async function restore(): Promise<Account | null> {
    const { accountProfileId } = await profiles.read();
    const row = accountProfileId === null ? undefined : await store.get('rows', accountRowId(accountProfileId));
    if (row === undefined || !(await vault.isOpen(row.profileId))) {
      tell({ kind: 'guest', confirmed: false });
      return null;
    }
    // A copy of another version of the app, or one that no longer opens, is asked for anew.
    const account = Account.safeParse(await vault.open(row).catch(() => undefined));
    if (!account.success) {
      tell({ kind: 'guest', confirmed: false });
      return null;
    }
    tell({ kind: 'citizen', account: account.data, confirmed: false, expired: false });
    return account.data;
  }

  /** The account as the portal says it, sealed in its profile. */
  async function keepCopy(profileId: string, account: Account): Promise<void> {
    const updatedAt = new Date(clock.now()).toISOString();
    const row = { id: accountRowId(profileId), profileId, kind: 'account', keyId: 'data', v: 1, updatedAt } as const;
    await store.write([{ put: 'rows', value: await vault.seal(row, account) }]);
  }

  async function changeAccount(body: AccountWish): Promise<void> {
    const asked = era;
    const known = accountOf(state.get());
    if (known === null) throw new AppError('session.missing');
    const profileId = await vault.accountProfileId(known.id);
    const commandId = CommandId.parse(random.uuid());
    const account = await callPortal(accountsApi.changeMine, { ...net, forProfile: profileId, commandId, body });
    if (asked !== era) return;
    await keepCopy(profileId, account);
    tell({ kind: 'citizen', account, confirmed: true, expired: false });
  }

  /** Signing in and out begin a new era: an answer that was asked for in an older one says nothing about this one. */
  let era = 0;

  /** Opens the account's profile. False when signing out was faster: then it is sealed again. */
  async function enter(account: Account, asked: number): Promise<boolean> {
    const profileId = await vault.accountProfileId(account.id);
    // Another account's profile that was open here is sealed: nobody reads the former person's work.
    const former = (await profiles.read()).accountProfileId;
    if (former !== null && former !== profileId) {
      await flush().catch(() => undefined);
      await vault.lock(former);
    }
    // Two who open it at once (sign-in, and the page that just asks who is signed in; two tabs) make one profile, not two sets of keys.
    await locks.request(`vault:${profileId}`, {}, async () => {
      if (await vault.isOpen(profileId)) return;
      const { share } = await callPortal(accountsApi.readVaultShare, { ...net, forProfile: profileId });
      await vault.openAccount(profileId, fromBase64Url(share));
    });
    // What waited for this sign-in waits no longer.
    const waited = (await store.listOutbox()).filter(
      (it) => it.profileId === profileId && it.reason !== null && ERRORS[it.reason].sender === 'sign-in',
    );
    await keepCopy(profileId, account);
    for (const it of waited) {
      await store.write([{ put: 'outbox', value: { ...it, reason: null, nextTryAt: null, waitMs: 0 } }], [asRead(it)]);
    }
    if (waited.length > 0) announcer.announce('outbox');
    if (asked !== era) {
      if ((await profiles.read()).accountProfileId !== profileId) await vault.lock(profileId);
      return false;
    }
    await profiles.change({ accountProfileId: profileId, signOutPending: false });
    return true;
  }

  /** Brings one draft or waiting dossier of the guest into the account; all of it in one write. */
  async function adopt(dossierId: string): Promise<void> {
    // What was typed last is on the disk before the draft changes hands.
    await flush(dossierId);
    const { guestId, accountProfileId } = await profiles.read();
    if (accountProfileId === null) throw new AppError('session.missing');
    const changes: Change[] = [];
    const guards: Guard[] = [];
    const found = await readDraft(ports, vault, guestId, dossierId);
    if (found !== undefined) {
      changes.push({ put: 'rows', value: await sealDraft(vault, { ...found.draft, profileId: accountProfileId }) });
      guards.push(asDrafted(dossierId, found.seal));
    }
    const row = await store.get('outbox', dossierId);
    const submission = row?.profileId === guestId ? await openSubmission(ports, vault, row) : undefined;
    if (row !== undefined && submission !== undefined) {
      const moved = { ...submission, profileId: accountProfileId };
      changes.push({ put: 'rows', value: await sealSubmission(vault, moved, row.updatedAt) });
      changes.push({
        put: 'outbox',
        value: { ...row, profileId: accountProfileId, reason: null, nextTryAt: null, waitMs: 0 },
      });
      guards.push(asRead(row));
    }
    if (changes.length === 0) return;
    // The sender may just be writing why it waits, another tab an answer: then once more, from what they wrote.
    if (!(await store.write(changes, guards))) {
      await adopt(dossierId);
      return;
    }
    for (const topic of ['drafts', 'outbox', `draft:${dossierId}`]) announcer.announce(topic);
    wake();
  }

  async function guestWork(dossierIds: readonly string[]): Promise<number> {
    if (dossierIds.length === 0) return 0;
    const { guestId } = await profiles.read();
    const begun = new Set((await store.listRows(guestId, DRAFT)).map((row) => row.id));
    for (const row of await store.listOutbox()) {
      if (row.profileId !== guestId) continue;
      if (row.state === 'received') begun.delete(row.id);
      else begun.add(row.id);
    }
    return dossierIds.filter((id) => begun.has(id)).length;
  }

  async function leave(): Promise<void> {
    era += 1;
    const { accountProfileId } = await profiles.read();
    if (accountProfileId !== null) await vault.lock(accountProfileId);
    try {
      await profiles.change({ accountProfileId: null, signOutPending: true, signedOutProfileId: accountProfileId });
    } finally {
      tell({ kind: 'guest', confirmed: false });
      tellOthers();
    }
  }

  /** Once, whoever asks for it; and never the session of whoever signed in meanwhile. */
  const endAtPortal = (): Promise<void> =>
    locks.request('device/sign-out', {}, async () => {
      const { signOutPending, signedOutProfileId } = await profiles.read();
      if (!signOutPending) return;
      const whose = signedOutProfileId ? { forProfile: signedOutProfileId } : {};
      await callPortal(accountsApi.signOut, { ...net, ...whose }).catch((fault: unknown) => {
        // A session that is over already needs no end; without this the device would never ask for a new one.
        if (!(fault instanceof AppError) || fault.sender !== 'sign-in') throw fault;
      });
      await profiles.change({ signOutPending: false });
    });

  /** Two that introduce the device at once would get two sessions, and the later one would take the place of a sign-in between. */
  const introduce = (): Promise<void> =>
    locks.request('device/introduce', {}, async () => {
      const { session } = await callPortal(accountsApi.readSession, net);
      if (session === null) await callPortal(accountsApi.introduceDevice, net);
    });

  async function refresh(): Promise<void> {
    const asked = era;
    try {
      const known = state.get().kind === 'unknown' ? await restore() : accountOf(state.get());
      if ((await profiles.read()).signOutPending) await endAtPortal();
      const { session } = await callPortal(accountsApi.readSession, net);
      if (asked !== era) return;
      if (session?.account) {
        if (!(await enter(session.account, asked))) return;
        tell({ kind: 'citizen', account: session.account, confirmed: true, expired: false });
        wake();
        return;
      }
      if (session === null) await introduce();
      if (asked !== era) return;
      // The portal forgot the session, the work goes on: sending waits for sign-in (F21).
      tell(
        known === null
          ? { kind: 'guest', confirmed: true }
          : { kind: 'citizen', account: known, confirmed: true, expired: true },
      );
    } catch (fault) {
      if (!(fault instanceof AppError)) throw fault;
      // Without a line what the device knows holds.
      if (state.get().kind === 'unknown') tell({ kind: 'guest', confirmed: false });
    }
  }

  return {
    state,
    refresh,
    async signedIn(account, begunFrom) {
      era += 1;
      await enter(account, era);
      if (begunFrom !== undefined) await adopt(begunFrom);
      tell({ kind: 'citizen', account, confirmed: true, expired: false });
      tellOthers();
      wake();
    },
    async signOut() {
      // What is still in memory belongs to the profile that is being locked. A full disk does not keep anybody signed in: the screen
      // has said what could not be kept.
      await flush().catch(() => undefined);
      await leave();
      await endAtPortal().catch(() => undefined);
    },
    changeAccount,
    guestWork,
    adopt,
  };
}

const accountOf = (knowledge: SessionKnowledge): Account | null =>
  knowledge.kind === 'citizen' ? knowledge.account : null;
