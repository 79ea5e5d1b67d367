import { type RefObject, useEffect, useRef } from 'react';
import { type ShownPart, STRAYS_ID } from './shown-part.ts';

/** Of a paper's card, which errors lead to. */
export const paperCardId = (componentCode: string): string => `paper-${componentCode.replace(/[^\w]/g, '-')}`;

/**
 * With a file that was taken out goes the button that was pressed, with the last one allowed the picker: whoever works by keys goes
 * on at that paper's card, or at the list where that card is gone too.
 */
export function useKeepFocus(list: RefObject<HTMLElement | null>, parts: readonly ShownPart[]): void {
  const last = useRef(parts);
  useEffect(() => {
    const before = last.current;
    last.current = parts;
    if (before.length === parts.length) return;
    const at = document.activeElement;
    if (at !== null && at !== document.body) {
      // A file that came stands above its picker and pushes it away.
      if (list.current?.contains(at)) (at.closest('label') ?? at).scrollIntoView({ block: 'nearest' });
      return;
    }
    const [more, less] = before.length < parts.length ? [parts, before] : [before, parts];
    const changed = more.find((part) => !less.some((it) => it.partId === part.partId));
    const card =
      document.getElementById(paperCardId(changed?.componentCode ?? '')) ?? document.getElementById(STRAYS_ID);
    (card ?? list.current)?.focus();
  }, [list, parts]);
}
