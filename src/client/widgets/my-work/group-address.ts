import { PAGES } from '#domain/api/pages.ts';
import type { WorkGroup } from './merge-work.ts';

/** Name of the parameter by which the whole list shows one group. */
export const GROUP_PARAM = 'nhom';

export const groupAddress = (group: WorkGroup): string => `${PAGES.myDossiers}?${GROUP_PARAM}=${group}`;
