import { Language } from '#domain/api/primitives.ts';

/** The language of a sentence: the best of Accept-Language that the portal speaks (RFC 9110 §12.5.4), else Vietnamese. */
export function preferredLanguage(header: string | null | undefined): Language {
  const wishes = (header ?? '').split(',').map((range) => {
    const [tag = '', ...params] = range.toLowerCase().split(';');
    const weight = params.map((it) => it.trim()).find((it) => it.startsWith('q='));
    return { tag: tag.trim().split('-')[0], weight: weight === undefined ? 1 : Number(weight.slice(2)) || 0 };
  });
  const spoken = wishes.filter(({ tag, weight }) => weight > 0 && Language.safeParse(tag).success);
  const best = spoken.reduce<(typeof spoken)[number] | undefined>(
    (kept, it) => (kept === undefined || it.weight > kept.weight ? it : kept),
    undefined,
  );
  return best?.tag === 'en' ? 'en' : 'vi';
}
