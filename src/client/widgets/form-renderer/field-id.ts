/** Id of the control that an answer's path belongs to: what error links lead to. */
export const fieldElementId = (path: string): string => `f-${path.replaceAll('.', '-')}`;
