import type { Figure } from './figure.ts';

export interface BenchSettings {
  readonly rounds: number;
  /** Chrome or Chromium. */
  readonly browser: string | undefined;
  /** Said while it takes; never part of the answer. */
  readonly say: (words: string) => void;
}

/** Figures that are measured together. */
export interface Group {
  readonly name: string;
  run(settings: BenchSettings): Promise<readonly Figure[]>;
}

/** The browser, or an error that says what is missing. */
export function browserOf({ browser }: BenchSettings): string {
  if (browser === undefined) throw new Error('no Chrome or Chromium');
  return browser;
}
