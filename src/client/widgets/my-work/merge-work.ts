import type { useDrafts } from '#client/offline/react/use-drafts.ts';
import type { useOutbox } from '#client/offline/react/use-outbox.ts';
import type { ProcedureSummary } from '#domain/api/catalogue.ts';
import type { DossierSummary } from '#domain/api/dossiers.ts';
import type { LocalText, Sha256 } from '#domain/api/primitives.ts';

type Ready<T extends { readonly value: unknown }> = NonNullable<T['value']>;
type Drafts = Ready<ReturnType<typeof useDrafts>>;
type Outbox = Ready<ReturnType<typeof useOutbox>>;
export type WorkDraft = Drafts[number];
export type WorkSending = Outbox[number];

/** In the order of what presses most. */
export const WORK_GROUPS = ['needs', 'waiting', 'drafts', 'underWay', 'done'] as const;
export type WorkGroup = (typeof WORK_GROUPS)[number];

/** One dossier, wherever it lies: on the device, on its way and at the portal at once is still one. */
export interface WorkItem {
  readonly id: string;
  readonly group: WorkGroup;
  readonly procedureCode: string;
  /** The plain name; undefined while the catalogue is not here. */
  readonly name: LocalText | undefined;
  /** Of the procedure's form now: says where a draft stands. */
  readonly formHash: Sha256 | undefined;
  readonly draft: WorkDraft | undefined;
  /** Sealed and not yet received. */
  readonly sending: WorkSending | undefined;
  /** Received by the portal, but newer than its list here. */
  readonly received: WorkSending | undefined;
  readonly dossier: DossierSummary | undefined;
}

const groupOf = ({ draft, sending, received, dossier }: Omit<WorkItem, 'group'>): WorkGroup => {
  if (sending !== undefined) {
    return sending.waitsFor === 'needs-you' || sending.waitsFor === 'sign-in' ? 'needs' : 'waiting';
  }
  // The list is older than the receipt: what it asked for is done.
  if (received !== undefined) return 'underWay';
  if (dossier !== undefined && dossier.needs !== null) return 'needs';
  if (draft !== undefined) return 'drafts';
  switch (dossier?.status) {
    case 'COMPLETED':
    case 'RETURNED':
    case 'NOT_ACCEPTED':
    case 'STOPPED':
      return 'done';
    default:
      return 'underWay';
  }
};

const LAST = '9999';

/** What comes first within a group; compared as text. */
const pressing = ({ group, draft, sending, dossier }: WorkItem): string => {
  const due = dossier?.clock?.dueAt ?? LAST;
  switch (group) {
    case 'needs':
      // What the portal does not have yet comes before what it asks for.
      return sending === undefined ? `1 ${due}` : `0 ${sending.sealedAt}`;
    case 'waiting':
      return `${sending?.state === 'parked' ? 0 : 1} ${sending?.sealedAt ?? LAST}`;
    case 'underWay':
      return `${dossier?.clock?.overdue === true ? 0 : 1} ${due}`;
    default:
      // Newest first: see below.
      return (group === 'drafts' ? draft?.updatedAt : dossier?.updatedAt) ?? '';
  }
};

const compare = (a: WorkItem, b: WorkItem): number => {
  const groups = WORK_GROUPS.indexOf(a.group) - WORK_GROUPS.indexOf(b.group);
  if (groups !== 0) return groups;
  const [x, y] = [pressing(a), pressing(b)];
  const newestFirst = a.group === 'drafts' || a.group === 'done';
  return x === y ? 0 : x < y === newestFirst ? 1 : -1;
};

export interface WorkSources {
  readonly drafts: readonly WorkDraft[];
  readonly outbox: readonly WorkSending[];
  readonly dossiers: readonly DossierSummary[];
  readonly procedures: readonly ProcedureSummary[];
}

/** Everything of the open profile, each dossier once, most pressing first. */
export function mergeWork({ drafts, outbox, dossiers, procedures }: WorkSources): WorkItem[] {
  const draftOf = new Map<string, WorkDraft>(drafts.map((it) => [it.id, it]));
  const itemOf = new Map<string, WorkSending>(outbox.map((it) => [it.id, it]));
  const dossierOf = new Map<string, DossierSummary>(dossiers.map((it) => [it.id, it]));
  const procedureOf = new Map(procedures.map((it) => [it.code, it]));
  const ids = new Set([...draftOf.keys(), ...itemOf.keys(), ...dossierOf.keys()]);
  return [...ids]
    .map((id): WorkItem => {
      const [draft, item, dossier] = [draftOf.get(id), itemOf.get(id), dossierOf.get(id)];
      const procedureCode = dossier?.procedureCode ?? item?.procedureCode ?? draft?.procedureCode ?? '';
      const procedure = procedureOf.get(procedureCode);
      const isReceived = item?.state === 'received';
      const parts = {
        id,
        procedureCode,
        name: procedure?.plainName ?? dossier?.procedureName,
        formHash: procedure?.formHash,
        draft,
        sending: isReceived ? undefined : item,
        received: isReceived && (dossier?.revision ?? 0) < item.revision ? item : undefined,
        dossier,
      };
      return { ...parts, group: groupOf(parts) };
    })
    .sort(compare);
}
