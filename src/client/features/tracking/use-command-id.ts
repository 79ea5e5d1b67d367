import { useRef } from 'react';
import { CommandId } from '#domain/api/primitives.ts';

/** One id for one intention (rule 4): a retry carries the same, what comes after `done` is another intention. */
export function useCommandId(): { readonly id: () => CommandId; readonly done: () => void } {
  const kept = useRef<CommandId | undefined>(undefined);
  return {
    id: () => {
      kept.current ??= CommandId.parse(crypto.randomUUID());
      return kept.current;
    },
    done: () => {
      kept.current = undefined;
    },
  };
}
