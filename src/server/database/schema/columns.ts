import { timestamp } from 'drizzle-orm/pg-core';

/** A point in time; the driver hands it over as text, repositories make it an ISO instant. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });
