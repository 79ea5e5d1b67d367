/** What the driver hands over ("2026-11-23 17:24:00+00") as an ISO instant. */
export const toInstant = (text: string): string => new Date(text).toISOString();
export const toInstantOrNull = (text: string | null): string | null => (text === null ? null : toInstant(text));
