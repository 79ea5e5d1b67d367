import { boolean, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

export const accounts = pgTable('accounts', {
  id: uuid('id').primaryKey(),
  fullName: text('full_name').notNull(),
  birthDate: text('birth_date').notNull(),
  personalId: text('personal_id').notNull().unique('accounts_personal_id'),
  phone: text('phone').unique('accounts_phone'),
  email: text('email').unique('accounts_email'),
  language: text('language').notNull(),
  identityAssurance: text('identity_assurance').notNull(),
  noticeVersion: text('notice_version').notNull(),
  keepForNextTime: boolean('keep_for_next_time').notNull(),
  /** The portal's half of the secret that opens the account's vaults on devices (rule 7). */
  vaultShare: text('vault_share').notNull(),
  createdAt: instant('created_at').notNull(),
});

/** Sessions by the SHA-256 of their token: what is in the database opens nothing. */
export const sessions = pgTable(
  'sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    deviceId: uuid('device_id'),
    accountId: uuid('account_id').references(() => accounts.id),
    staffId: uuid('staff_id'),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('sessions_expiry').on(table.expiresAt)],
);

export const signInChallenges = pgTable(
  'sign_in_challenges',
  {
    id: uuid('id').primaryKey(),
    deviceId: uuid('device_id').notNull(),
    channel: text('channel').notNull(),
    address: text('address').notNull(),
    codeHash: text('code_hash').notNull(),
    attempts: integer('attempts').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    verifiedAt: instant('verified_at'),
    usedAt: instant('used_at'),
  },
  (table) => [index('sign_in_challenges_address').on(table.address, table.createdAt)],
);

export const staff = pgTable('staff', {
  id: uuid('id').primaryKey(),
  username: text('username').notNull().unique('staff_username'),
  displayName: text('display_name').notNull(),
  unitId: text('unit_id').notNull(),
  roles: jsonb('roles').$type<string[]>().notNull(),
  passwordHash: text('password_hash').notNull(),
  /** Made to try the portal out, with a password that is shown at start: nobody in production. */
  demonstration: boolean('demonstration').notNull().default(false),
  failedAttempts: integer('failed_attempts').notNull(),
  lockedUntil: instant('locked_until'),
  createdAt: instant('created_at').notNull(),
});
