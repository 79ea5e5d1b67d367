import { mergeAnswers } from '#domain/dossiers/merge-answers.ts';
import type { Draft, DraftPart } from './draft.ts';
import { renumber } from './draft-parts.ts';

const byId = (parts: readonly DraftPart[]): Map<string, DraftPart> => new Map(parts.map((part) => [part.partId, part]));

/**
 * What was changed here since `base`, on top of what another tab wrote meanwhile. Of a field that both changed theirs stands: it was
 * said to be kept. No file that was chosen on either side is dropped because the other took the one before it away.
 */
export function mergeDrafts(base: Draft, mine: Draft, theirs: Draft): Draft {
  const [was, here] = [byId(base.parts), byId(mine.parts)];
  const isAsBefore = (part: DraftPart): boolean => was.get(part.partId)?.file.id === part.file.id;
  const kept = theirs.parts
    .filter((part) => here.has(part.partId) || !isAsBefore(part))
    .map((part) => {
      const own = here.get(part.partId);
      return own !== undefined && isAsBefore(part) ? own : part;
    });
  const there = byId(theirs.parts);
  const added = mine.parts.filter((part) => !isAsBefore(part) && !there.has(part.partId));
  return {
    ...theirs,
    answers: mergeAnswers(base.answers, mine.answers, theirs.answers).answers,
    parts: renumber([...kept, ...added]),
    step: mine.step === base.step ? theirs.step : mine.step,
  };
}
