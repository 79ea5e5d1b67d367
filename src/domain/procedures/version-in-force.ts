import type { PlainDate } from '#domain/api/primitives.ts';
import { dateOfDay, dayOfDate, localDate } from '#domain/deadlines/local-time.ts';
import type { Procedure } from './procedure.ts';

export interface PublishedVersion {
  readonly hash: string;
  readonly procedure: Procedure;
  /** Instant. */
  readonly publishedAt: string;
}

/**
 * Of one procedure's versions, newest first, the one that has begun: what is published for later waits for its day, and the one before
 * it goes on. Once it ended or was retired, nothing is filed under the procedure any more: `withdrawn`.
 */
export function versionInForce<T extends PublishedVersion>(
  versions: readonly T[],
  today: PlainDate,
): (T & { readonly withdrawn: boolean }) | undefined {
  const found = versions.find(({ procedure }) => procedure.validFrom <= today);
  if (found === undefined) return undefined;
  const { releaseStage, validTo } = found.procedure;
  return { ...found, withdrawn: releaseStage === 'RETIRED' || (validTo !== undefined && validTo < today) };
}

/** The last day of a version that was in force and is no more: its own, or the one before its successor counted. `versions`: newest first. */
export function lastDayOf(
  versions: readonly PublishedVersion[],
  hash: string,
  today: PlainDate,
): PlainDate | undefined {
  const place = versions.findIndex((it) => it.hash === hash);
  const version = versions[place];
  if (version === undefined || version.procedure.validFrom > today) return undefined;
  const days = versions.slice(0, place).flatMap(({ procedure, publishedAt }) => {
    // What is published late counts from then on.
    const from = [procedure.validFrom, localDate(publishedAt)].sort().at(-1) ?? procedure.validFrom;
    return from > today ? [] : [dateOfDay(dayOfDate(from) - 1)];
  });
  const { validTo } = version.procedure;
  return [...days, ...(validTo === undefined || validTo >= today ? [] : [validTo])].sort()[0];
}
