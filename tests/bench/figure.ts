/** One line of the bench. `reference` is null where the bar is absolute; `ours` is null where it could not be measured here. */
export interface Figure {
  readonly figure: string;
  readonly unit: string;
  readonly ours: number | null;
  readonly reference: number | null;
  readonly ratio: number | null;
  readonly bar: string;
  readonly holds: boolean | null;
  /** Why it was left out, or what stands in the way. */
  readonly note?: string;
}

const rounded = (value: number): number => Number(value.toPrecision(value < 10 ? 3 : 4));

/** Not more than `most`. */
export const atMost = (figure: string, unit: string, ours: number, most: number): Figure => ({
  figure,
  unit,
  ours: rounded(ours),
  reference: null,
  ratio: null,
  bar: `≤ ${most} ${unit}`.trim(),
  holds: ours <= most,
});

/** Not less than `least`. */
export const atLeast = (figure: string, unit: string, ours: number, least: number): Figure => ({
  ...atMost(figure, unit, ours, least),
  bar: `≥ ${least} ${unit}`.trim(),
  holds: ours >= least,
});

const compared = (figure: string, unit: string, ours: number, reference: number): Omit<Figure, 'bar' | 'holds'> => ({
  figure,
  unit,
  ours: rounded(ours),
  reference: rounded(reference),
  ratio: Number((ours / reference).toFixed(3)),
});

/** Not more than `times` what the reference took in the same run. */
export const atMostTimes = (
  figure: string,
  unit: string,
  ours: number,
  reference: number,
  times: number,
  what: string,
): Figure => ({
  ...compared(figure, unit, ours, reference),
  bar: `≤ ${times} × ${what}`,
  holds: ours <= reference * times,
});

/** At least `times` what the reference did in the same run. */
export const atLeastTimes = (
  figure: string,
  unit: string,
  ours: number,
  reference: number,
  times: number,
  what: string,
): Figure => ({
  ...compared(figure, unit, ours, reference),
  bar: `≥ ${times} × ${what}`,
  holds: ours >= reference * times,
});

/** What cannot be measured here, and why. */
export const skipped = (figure: string, bar: string, note: string): Figure => ({
  figure,
  unit: '',
  ours: null,
  reference: null,
  ratio: null,
  bar,
  holds: null,
  note,
});

/** The middle value; of none, NaN. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The value that `share` of all do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
