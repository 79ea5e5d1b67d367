import * as z from 'zod/mini';

const Sha256Hex = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const Name = z.string().check(z.regex(/^[a-z0-9_]+$/));

/** `backup.json`, written last: a folder without it is no backup. */
export const BackupManifest = z.object({
  format: z.literal('mot-cua-backup'),
  v: z.literal(1),
  at: z.string(),
  publicUrl: z.string(),
  /** What the database had been through; a portal that does not know one of them is too old for it. */
  migrations: z.array(Name),
  /** In the order in which they can be brought back. `tables/‹name›.jsonl.gz`: one row a line; `sha256` of the text within. */
  tables: z.array(z.object({ name: Name, columns: z.array(Name), rows: z.int(), sha256: Sha256Hex })),
  /** `files/‹key›`. */
  files: z.array(z.object({ key: z.string(), size: z.int(), sha256: Sha256Hex })),
  /** `keys/‹name›`: private receipt keys; none where they come from the settings. */
  keys: z.array(z.string().check(z.regex(/^[A-Za-z0-9._-]+\.json$/))),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

export const MANIFEST = 'backup.json';
