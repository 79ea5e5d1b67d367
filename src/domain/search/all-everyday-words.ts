import { everydayOf } from './everyday.ts';
import { EVERYDAY_WORDS } from './everyday-words.ts';
import { EVERYDAY_WORDS_OF_FIELDS } from './everyday-words-of-fields.ts';

/** Of every field: what an index over the whole catalogue reads questions with. */
export const ALL_EVERYDAY_WORDS = everydayOf(EVERYDAY_WORDS, EVERYDAY_WORDS_OF_FIELDS);
