import type * as z from 'zod/mini';
import type { Observable } from '#client/offline/local-store/observable.ts';
import type { Account, accountsApi } from '#domain/api/accounts.ts';

/** What a person may change about the own account; what is not named stays. */
export type AccountWish = z.input<typeof accountsApi.changeMine.body>;

/**
 * Who is signed in, as far as the device knows. `confirmed`: the portal said so since the app was opened.
 * `expired`: the portal no longer knows the session; work goes on, sending waits for sign-in (F21).
 */
export type SessionKnowledge =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'guest'; readonly confirmed: boolean }
  | { readonly kind: 'citizen'; readonly account: Account; readonly confirmed: boolean; readonly expired: boolean };

export interface SessionKeeper {
  readonly state: Observable<SessionKnowledge>;
  /** Asks the portal; introduces the device when it has no session yet. Never throws for a missing line. */
  refresh(): Promise<void>;
  /** After the portal signed the person in: opens their vault; adopts the one draft or waiting dossier that sign-in was begun from. */
  signedIn(account: Account, begunFrom?: string): Promise<void>;
  /** Seals the profile and ends the session; offline, the portal is told when the line is back. Unsent work stays, unreadable. */
  signOut(): Promise<void>;
  /** Changes the account at the portal, and here. Throws AppError (line.unreachable, session.missing and so on). */
  changeAccount(wish: AccountWish): Promise<void>;
  /** How many of these still lie, unsent, with the device's guest. Nothing of them is opened. */
  guestWork(dossierIds: readonly string[]): Promise<number>;
  /** Brings one guest draft or waiting dossier into the signed-in account. */
  adopt(dossierId: string): Promise<void>;
}
