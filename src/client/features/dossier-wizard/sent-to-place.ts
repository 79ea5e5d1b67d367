import { useEffect, useState } from 'react';
import { focusField } from '#client/ui/error-summary.tsx';
import { useSearchParams } from '#client/ui/navigation.tsx';

const PLACE = 'cho';

/** The address of a step, at one control or card of it. */
export const atPlace = (address: string, elementId: string): string =>
  `${address}?${PLACE}=${encodeURIComponent(elementId)}`;

/** Whether one was sent here from the list of faults; then focus goes on from the screen's title to the place itself. */
export function useSentToPlace(): boolean {
  const place = useSearchParams().get(PLACE);
  const [first] = useState(place);
  useEffect(() => {
    if (first !== null) focusField(first);
  }, [first]);
  return first !== null;
}
