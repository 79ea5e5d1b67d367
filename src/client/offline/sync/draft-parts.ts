import type { EnginePorts } from '#client/offline/local-store/ports.ts';
import { hashBlob } from '#client/offline/vault/hash-blob.ts';
import { readFile, sealFile } from '#client/offline/vault/sealed-files.ts';
import { AppError } from '#domain/api/errors.ts';
import { hasHiddenCharacters, toNfc } from '#domain/text/search-key.ts';
import type { DraftPart, SealedFile } from './draft.ts';
import type { PartDetails } from './drafts.ts';

const LONGEST_NAME = 120;
type Ports = Pick<EnginePorts, 'store' | 'random' | 'crypto' | 'clock'>;

/** A name that is safe on any disk: no path, no controls, composed, not too long; its ending stays. */
export function tidyFileName(name: string): string {
  const base = toNfc(name).split(/[\\/]/).at(-1) ?? '';
  const clean = Array.from(base)
    .filter((char) => !hasHiddenCharacters(char) && !/[\n\r\t<>:"|?*]/.test(char))
    .join('')
    .trim();
  if (/^\.*$/.test(clean)) return 'tep';
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(clean)?.[0] ?? '';
  let kept = clean;
  // By whole characters: half of one would not survive being sealed.
  while (kept.length > LONGEST_NAME) {
    kept = Array.from(kept.slice(0, kept.length - ending.length))
      .slice(0, -1)
      .join('')
      .concat(ending);
  }
  return kept;
}

/** Files of a paper keep the order 0, 1, 2 … */
export function renumber(parts: readonly DraftPart[]): DraftPart[] {
  const next = new Map<string, number>();
  return [...parts]
    .sort((a, b) => a.order - b.order)
    .map((part) => {
      const order = next.get(part.componentCode) ?? 0;
      next.set(part.componentCode, order + 1);
      return { ...part, order };
    });
}

/** The parts with one moved to another place among the files of its paper. */
export function moved(parts: readonly DraftPart[], part: DraftPart, to: number): DraftPart[] {
  const others = parts.filter((it) => it.partId !== part.partId);
  const own = others.filter((it) => it.componentCode === part.componentCode).sort((a, b) => a.order - b.order);
  own.splice(Math.max(0, to), 0, part);
  const rest = others.filter((it) => it.componentCode !== part.componentCode);
  return renumber([...rest, ...own.map((it, order) => ({ ...it, order }))]);
}

export const filesOf = (part: Pick<DraftPart, 'file' | 'thumbnail'>): SealedFile[] => [
  part.file,
  ...(part.thumbnail === undefined ? [] : [part.thumbnail]),
];

/** Seals a chosen file's bytes on the disk before it answers (F25). Throws document.empty, device.storageFull. */
export async function keepPart(
  ports: Ports,
  componentCode: string,
  bytes: Blob,
  details: PartDetails,
  place: { readonly partId: string; readonly order: number },
): Promise<DraftPart> {
  if (bytes.size === 0) throw new AppError('document.empty');
  const sha256 = await hashBlob(ports.crypto, bytes);
  const file = await sealFile(ports, bytes);
  const thumbnail = details.thumbnail === undefined ? undefined : await sealFile(ports, details.thumbnail);
  return {
    ...place,
    componentCode,
    sha256,
    size: bytes.size,
    mediaType: details.mediaType,
    name: tidyFileName(details.name),
    file,
    ...(details.pages === undefined ? {} : { pages: details.pages }),
    ...(thumbnail === undefined ? {} : { thumbnail }),
  };
}

/** The same file once more, sealed on its own: the copy lives on when the original goes. */
export async function copyPart(ports: Ports, part: DraftPart): Promise<DraftPart> {
  const file = await sealFile(ports, await readFile(ports, part.file, part.mediaType));
  const { thumbnail, ...rest } = part;
  return {
    ...rest,
    partId: ports.random.uuid(),
    file,
    ...(thumbnail === undefined
      ? {}
      : { thumbnail: await sealFile(ports, await readFile(ports, thumbnail, 'image/jpeg')) }),
  };
}
