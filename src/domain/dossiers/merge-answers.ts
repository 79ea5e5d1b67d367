import type { Answers } from '#domain/forms/answers.ts';
import { canonicalJson } from './canonical-json.ts';

export interface MergedAnswers {
  readonly answers: Answers;
  /** Fields that both sides changed, each in its own way; `answers` has theirs. */
  readonly conflicts: readonly string[];
}

const same = (a: Answers[string] | undefined, b: Answers[string] | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));

/**
 * Three-way merge by field (rule 9: no time decides): what one side changed since `base` is taken, what both changed alike too; where
 * they differ, theirs stands and the field is named, so that the person can choose. A repeat is one field.
 */
export function mergeAnswers(base: Answers, mine: Answers, theirs: Answers): MergedAnswers {
  const answers: Answers = { ...theirs };
  const conflicts: string[] = [];
  for (const field of new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])) {
    const [was, here, there] = [base[field], mine[field], theirs[field]];
    if (same(was, here) || same(here, there)) continue;
    if (!same(was, there)) {
      conflicts.push(field);
      continue;
    }
    if (here === undefined) delete answers[field];
    else answers[field] = here;
  }
  return { answers, conflicts };
}
