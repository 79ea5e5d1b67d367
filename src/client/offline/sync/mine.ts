import type { Dossier, DossierSummary } from '#domain/api/dossiers.ts';

/** A copy that the device kept, and when the portal gave it: "cập nhật lúc …". */
export interface Kept<T> {
  readonly value: T;
  readonly updatedAt: string;
}

/** The last known list of my dossiers and the dossiers that were opened, sealed in the account's profile. */
export interface Mine {
  readList(): Promise<Kept<DossierSummary[]> | undefined>;
  readDossier(dossierId: string): Promise<Kept<Dossier> | undefined>;
  /** Asks the portal and keeps the answer. Throws AppError (line.unreachable and so on). */
  fetchList(): Promise<Kept<DossierSummary[]>>;
  fetchDossier(dossierId: string): Promise<Kept<Dossier>>;
}
