const SYLLABLE = /^(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|nh|ng|[cmnpt])?$/;
const PAIRS: readonly [RegExp, string][] = [
  [/dd/g, 'd'],
  [/aa|aw/g, 'a'],
  [/ee/g, 'e'],
  [/oo|ow/g, 'o'],
  [/uw/g, 'u'],
  [/w/g, 'u'],
];

/**
 * What was meant where the keyboard did not join the keys of Telex or VNI: "dduowngf" and "d9uong72" → "duong"; undefined where no
 * syllable comes out, or the word itself.
 */
export function withoutTypingKeys(word: string): string | undefined {
  if (!/^[a-z]+\d{0,3}$|^[a-z]+\d[a-z]*\d?$/.test(word)) return undefined;
  const letters = word.replace(/\d/g, '');
  const joined = PAIRS.reduce((text, [from, to]) => text.replace(from, to), letters);
  // A tone stands at the end, or behind its vowel.
  const meant = [joined, joined.replace(/[sfrxj]$/, ''), joined.replace(/([aeiouy])[sfrxj](?=[a-z]*$)/, '$1')].find(
    (it) => it !== word && SYLLABLE.test(it),
  );
  return meant;
}
