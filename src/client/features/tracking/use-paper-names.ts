import { useProcedure } from '#client/offline/react/use-public.ts';
import type { LocalText } from '#domain/api/primitives.ts';

/** The name that one would say aloud, with a number where a paper has several files; its code where nothing better is known here. */
export function usePaperNames(
  procedureCode: string,
): (part: { readonly componentCode: string; readonly order?: number }, inWords: (text: LocalText) => string) => string {
  const procedure = useProcedure(procedureCode);
  const items =
    procedure.state === 'ready' ? procedure.value.procedure.componentGroups.flatMap((group) => group.items) : [];
  return ({ componentCode, order = 0 }, inWords) => {
    const item = items.find((it) => it.code === componentCode);
    const name = item === undefined ? componentCode : inWords(item.plainName);
    return order === 0 ? name : `${name} (${order + 1})`;
  };
}
