import type { Account } from '#domain/api/accounts.ts';
import type { Sha256 } from '#domain/api/primitives.ts';
import type { Answers } from '#domain/forms/answers.ts';
import type { SimulatedDevice } from './simulated-device.ts';

/** What a person was told is sealed. */
export interface Sealing {
  readonly answers: Answers;
  readonly parts: readonly Sha256[];
  readonly revision: number;
  /** The app said so; otherwise it was asked for, and the answer never came. */
  told: boolean;
}

/** What people remember of a dossier, whatever device and portal say. */
export interface Remembered {
  readonly id: string;
  readonly device: SimulatedDevice;
  /** Profiles that it may lie in: the one that it was begun in, and that of who signed in from it. */
  readonly profileIds: Set<string>;
  /** Answers that the app said are on the disk. */
  readonly saved: Map<string, string>;
  /** All that was typed, in its order: what came after the last that was said to be saved may be there or not. */
  readonly typed: Map<string, readonly string[]>;
  readonly sealings: Sealing[];
  /** Papers that the app said are kept, by their part, and all that ever were. */
  readonly papers: Map<string, Sha256>;
  readonly everyPaper: Set<Sha256>;
  /** The person deleted it, or asked to. */
  discarded: boolean;
}

export interface Person {
  readonly name: string;
  readonly account: Account;
  readonly profileId: string;
}

export interface Memory {
  readonly people: Person[];
  readonly dossiers: Map<string, Remembered>;
  /** Faults that a person met without a sentence of the error table: each is one too many. */
  readonly untold: string[];
  /** Work of one that another was shown. */
  readonly leaked: string[];
  /** Texts written so far. */
  texts: number;
}
