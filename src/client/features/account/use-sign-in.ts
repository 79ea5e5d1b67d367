import { useRef, useState } from 'react';
import { callPortal } from '#client/api/call-portal.ts';
import { PortalError } from '#client/api/portal-error.ts';
import { useLanguage } from '#client/i18n/use-language.ts';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { useNavigate } from '#client/ui/navigation.tsx';
import { type Account, accountsApi, type ContactChannel } from '#domain/api/accounts.ts';
import { AppError, type ErrorCode } from '#domain/api/errors.ts';
import type { Language } from '#domain/api/primitives.ts';
import type { ProblemIssue } from '#domain/api/problem.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { maskDigits, maskEmail, parseEmail, parsePhone, spellPhone } from '#domain/identity/contact.ts';
import { type Person, personIssues, tidyPerson } from '#domain/identity/person.ts';
import { type Challenge, recallChallenge, rememberChallenge } from './challenge-memory.ts';
import type { KnownPerson } from './person-in-draft.ts';
import { typedMemory } from './typed-memory.ts';
import { type Attempt, useAttempt } from './use-attempt.ts';

/** Why one stands at the beginning: the session got lost, it took too long, the account is there, a reload forgot the address. */
export type RestartReason = 'lost' | 'tooLate' | 'exists' | 'reloaded';
export type SignInStage = 'address' | 'code' | 'name' | 'number' | 'notice' | 'entering';

/** The wording on personal data that is shown (locales: account.notice.*); it goes into the record of consent. */
const NOTICE_VERSION = '2026-1';
/** The portal's least time between two codes. Where it wants more, its refusal says how much. */
const RESEND_AFTER = 60;

const LOST_SESSION: readonly ErrorCode[] = ['session.deviceMissing', 'session.expired', 'session.missing'];
const is = (fault: unknown, codes: readonly ErrorCode[]): boolean =>
  fault instanceof AppError && codes.includes(fault.code);

const mask = (channel: ContactChannel, address: string): string =>
  channel === 'SMS' ? maskDigits(address) : maskEmail(address);

export const todayHere = (): string => localDate(new Date().toISOString());

/** The first question about the person that is still open; all known: they only look it over. */
const firstOpen = (person: Person): SignInStage => {
  const paths = personIssues(tidyPerson(person), todayHere()).map((issue) => issue.path);
  if (paths.includes('fullName') || paths.includes('birthDate')) return 'name';
  return paths.includes('personalId') ? 'number' : 'notice';
};

export interface SignIn {
  readonly stage: SignInStage;
  readonly go: (stage: SignInStage) => void;
  readonly challenge: Challenge | null;
  /** Where the last code went, as one types it; "" where that is not known. */
  readonly sentTo: Readonly<Record<ContactChannel, string>>;
  readonly attempt: Attempt;
  readonly restarted: RestartReason | undefined;
  readonly person: Person;
  readonly changePerson: (change: Partial<Person>) => void;
  /** What the portal found wrong about the person. */
  readonly refused: readonly ProblemIssue[];
  requestCode(channel: ContactChannel, address: string): Promise<boolean>;
  /** Another code to the same address; where a reload forgot it, it is asked for again. */
  resend(): Promise<boolean>;
  answerCode(code: string): Promise<boolean>;
  register(wish: { keepForNextTime: boolean; language: Language }): Promise<boolean>;
  /** Opens the account's own profile here again, after that failed. */
  enter(): Promise<boolean>;
}

export interface SignInGoal {
  readonly known: KnownPerson;
  readonly forId: string | undefined;
  readonly next: string;
  /** An account of this device whose session ran out (F21): its work here is already its own. */
  readonly expired: Account | null;
  /** From the answer that may sign in until it is settled: the page does not move on by itself meanwhile. */
  readonly onEntering: (entering: boolean) => void;
}

/** Signing in, or opening an account with the address that was just verified (Decree 45/2020 Art 7). */
export function useSignIn({ known, forId, next, expired, onEntering }: SignInGoal): SignIn {
  const { session } = useEngine();
  const navigate = useNavigate();
  const language = useLanguage();
  const attempt = useAttempt();
  const [challenge, setChallenge] = useState(() => recallChallenge(Date.now()));
  const [stage, setStage] = useState<SignInStage>(() => {
    if (challenge === null) return 'address';
    return challenge.verified ? firstOpen(typedMemory.recall().person ?? known) : 'code';
  });
  const [restarted, setRestarted] = useState<RestartReason>();
  const [person, setPerson] = useState<Person>(() => (challenge?.verified && typedMemory.recall().person) || known);
  const [refused, setRefused] = useState<readonly ProblemIssue[]>([]);
  const [address, setAddress] = useState<{ channel: ContactChannel; address: string }>();
  const account = useRef<Account>(undefined);
  // One account is opened however often it is tried: a refusal leaves no trace at the portal.
  const [commandId] = useState(() => crypto.randomUUID());

  const keep = (kept: Challenge | null): void => {
    setChallenge(kept);
    rememberChallenge(kept);
  };
  const go = (to: SignInStage): void => {
    attempt.clear();
    setStage(to);
  };
  const restart = (reason: RestartReason): void => {
    keep(null);
    setRestarted(reason);
    setStage('address');
  };

  const request = async (channel: ContactChannel, to: string): Promise<void> => {
    const ask = () => callPortal(accountsApi.requestCode, { body: { channel, address: to, language } });
    try {
      const { challengeId } = await ask().catch(async (fault: unknown) => {
        if (!is(fault, LOST_SESSION)) throw fault;
        await session.refresh();
        return ask();
      });
      setAddress({ channel, address: to });
      setRestarted(undefined);
      keep({
        challengeId,
        channel,
        sentTo: mask(channel, to),
        sentAt: Date.now(),
        waitSeconds: RESEND_AFTER,
        verified: false,
      });
      setStage('code');
    } catch (fault) {
      const wait = fault instanceof AppError ? fault.details?.['retryAfterSeconds'] : undefined;
      if (challenge !== null && typeof wait === 'number')
        keep({ ...challenge, sentAt: Date.now(), waitSeconds: Math.ceil(wait) });
      throw fault;
    }
  };

  const open = async (opened: Account): Promise<void> => {
    account.current = opened;
    setStage('entering');
    await session.signedIn(opened, forId);
    keep(null);
    typedMemory.forget();
    navigate(next, { replace: true });
  };

  /** What may sign in: afterwards either the account's profile is open, or nothing has changed. */
  const decisive = (work: () => Promise<void>): Promise<boolean> =>
    attempt.run(async () => {
      onEntering(true);
      try {
        await work();
      } catch (fault) {
        if (account.current !== undefined) throw fault;
        onEntering(false);
        if (!is(fault, LOST_SESSION)) throw fault;
        // The answer was lost on the way and the device's old session with it: it introduces itself anew.
        await session.refresh();
        restart('lost');
      }
    });

  return {
    stage,
    go,
    challenge,
    sentTo: {
      SMS: address?.channel === 'SMS' ? spellPhone(address.address) : '',
      EMAIL: address?.channel === 'EMAIL' ? address.address : '',
    },
    attempt,
    restarted,
    person,
    changePerson: (change) => {
      setRefused([]);
      const changed = { ...person, ...change };
      typedMemory.keep({ person: changed });
      setPerson(changed);
    },
    refused,
    requestCode: (channel, to) => attempt.run(() => request(channel, to)),
    async resend() {
      if (challenge === null) return false;
      const contacts = [expired?.phone, expired?.email, parsePhone(known.phone), parseEmail(known.email)];
      const to = address?.address ?? contacts.find((it) => it && mask(challenge.channel, it) === challenge.sentTo);
      if (to) return attempt.run(() => request(challenge.channel, to));
      attempt.clear();
      restart('reloaded');
      return false;
    },
    answerCode: (code) =>
      decisive(async () => {
        if (challenge === null) return;
        const answer = await callPortal(accountsApi.answerCode, { body: { challengeId: challenge.challengeId, code } });
        if (answer.outcome === 'SIGNED_IN') {
          await open(answer.account);
          return;
        }
        // The former account is gone at the portal: what is its own here is sealed before somebody else registers.
        if (expired !== null) await session.signOut();
        keep({ ...challenge, verified: true });
        setStage(firstOpen(person));
        onEntering(false);
      }),
    register: ({ keepForNextTime, language: chosen }) =>
      decisive(async () => {
        if (challenge === null) return;
        const { challengeId } = challenge;
        const wish = { ...tidyPerson(person), challengeId, language: chosen, noticeVersion: NOTICE_VERSION };
        try {
          const opened = await callPortal(accountsApi.register, {
            commandId,
            body: { ...wish, consents: { keepForNextTime } },
          });
          await open(opened);
        } catch (fault) {
          if (account.current !== undefined || !(fault instanceof AppError)) throw fault;
          const issues = refusedIssues(fault);
          if (issues.length > 0) {
            setRefused(issues);
            setStage(issues.every((issue) => issue.path === 'personalId') ? 'number' : 'name');
            onEntering(false);
          } else if (is(fault, ['account.notVerified', 'account.exists'])) {
            onEntering(false);
            restart(fault.code === 'account.exists' ? 'exists' : 'tooLate');
          } else throw fault;
        }
      }),
    enter: () =>
      attempt.run(async () => {
        if (account.current !== undefined) await open(account.current);
      }),
  };
}

/** A refusal that names fields, with the field's own name as path. */
function refusedIssues(fault: AppError): ProblemIssue[] {
  if (fault.code === 'account.personalIdTaken') return [{ path: 'personalId', code: fault.code }];
  if (!(fault instanceof PortalError) || fault.code !== 'request.invalid') return [];
  return (fault.problem.issues ?? [])
    .map((issue) => ({ ...issue, path: issue.path.replace(/^body\./, '') }))
    .filter(({ path }) => path === 'fullName' || path === 'birthDate' || path === 'personalId');
}
