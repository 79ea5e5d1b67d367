import { localDate } from '#domain/deadlines/local-time.ts';

/** Today in Việt Nam by the device's clock: for showing and checking here; the portal decides by its own. */
export const todayHere = (): string => localDate(new Date().toISOString());
