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
}
