import type { MediaType } from '#domain/api/primitives.ts';

/** A kept file as a screen shows it. */
export interface ShownPart {
  readonly partId: string;
  readonly componentCode: string;
  readonly order: number;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: MediaType;
  readonly name: string;
  readonly pages?: number | undefined;
  /** There where a picture of it is kept beside it. */
  readonly thumbnail?: object | undefined;
}

/** The card of files that no answer asks for any more. */
export const STRAYS_ID = 'papers-not-asked';
