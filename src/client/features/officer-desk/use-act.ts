import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { callPortal } from '#client/api/call-portal.ts';
import { staffDossierQuery } from '#client/api/queries/staff-queries.ts';
import type { SupplementPoint } from '#domain/api/dossiers.ts';
import { AppError, type ErrorCode } from '#domain/api/errors.ts';
import { type AssessedLine, type StaffDossier, staffApi } from '#domain/api/staff.ts';
import { codeOf } from './desk-error-text.ts';

export type DeskAct =
  | { readonly action: 'takeUp' | 'confirmWithdrawal' | 'deliver' }
  | { readonly action: 'accept'; readonly caseCode: string | undefined }
  | { readonly action: 'requirePayment'; readonly lines: AssessedLine[] }
  | { readonly action: 'refuse'; readonly reason: string; readonly legalGround: string }
  | { readonly action: 'stop'; readonly reason: string }
  | {
      readonly action: 'requestSupplement';
      readonly points: SupplementPoint[];
      readonly secondRequestReason?: string;
    }
  | { readonly action: 'issueResult'; readonly pdf: File; readonly more: boolean };
export type DeskAction = DeskAct['action'];

/** A result of 50 MB over a commune's line. */
const UPLOAD_TIMEOUT = 300_000;
/** A lost answer is asked for again by the same id, at once and once more. */
const PAUSES = [1_000, 3_000];

/** The dossier as the officer sees it. */
type Seen = Pick<StaffDossier, 'id' | 'revision'>;

function send(seen: Seen, act: DeskAct, commandId: string): Promise<StaffDossier> {
  const to = { params: { dossierId: seen.id }, query: { revision: String(seen.revision) }, commandId };
  switch (act.action) {
    case 'accept':
      return callPortal(staffApi.accept, { ...to, body: act.caseCode === undefined ? {} : { caseCode: act.caseCode } });
    case 'requirePayment':
      return callPortal(staffApi.requirePayment, { ...to, body: { lines: act.lines } });
    case 'takeUp':
      return callPortal(staffApi.takeUp, to);
    case 'confirmWithdrawal':
      return callPortal(staffApi.confirmWithdrawal, to);
    case 'deliver':
      return callPortal(staffApi.deliver, to);
    case 'refuse':
      return callPortal(staffApi.refuse, { ...to, body: { reason: act.reason, legalGround: act.legalGround } });
    case 'stop':
      return callPortal(staffApi.stop, { ...to, body: { reason: act.reason } });
    case 'requestSupplement': {
      const { points, secondRequestReason } = act;
      const body = secondRequestReason === undefined ? { points } : { points, secondRequestReason };
      return callPortal(staffApi.requestSupplement, { ...to, body });
    }
    // 'issueResult': the only one left.
    default:
      return callPortal(staffApi.issueResult, {
        ...to,
        query: act.more ? { ...to.query, more: 'yes' } : to.query,
        body: act.pdf,
        timeoutMs: UPLOAD_TIMEOUT,
      });
  }
}

/** After these the screen offered what the portal no longer does. */
const STALE: readonly string[] = ['dossier.transitionNotAllowed', 'dossier.supplementTooLate'];

const isLost = (fault: unknown): boolean => fault instanceof AppError && fault.sender === 'retry-later';

async function sendUntilAnswered(seen: Seen, act: DeskAct, commandId: string): Promise<StaffDossier> {
  for (const pause of PAUSES) {
    try {
      return await send(seen, act, commandId);
    } catch (fault) {
      if (!isLost(fault)) throw fault;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return send(seen, act, commandId);
}

/** What makes two acts one intention. A file counts by what the browser knows of it. */
const contentOf = (act: DeskAct): string =>
  act.action === 'issueResult'
    ? `issueResult ${act.more} ${act.pdf.name} ${act.pdf.size} ${act.pdf.lastModified}`
    : JSON.stringify(act);

export type ActOutcome =
  | { readonly kind: 'done'; readonly action: DeskAction; readonly dossier: StaffDossier }
  /** `changed`: the dossier is no longer what the officer was looking at. */
  | { readonly kind: 'failed'; readonly action: DeskAction; readonly code: ErrorCode | 'changed' };

export interface Acting {
  readonly running: DeskAction | undefined;
  readonly outcome: ActOutcome | undefined;
  readonly carryOut: (act: DeskAct) => Promise<ActOutcome>;
}

/**
 * Carries acts out on the dossier as it is shown. Before a first try the lease is renewed and the dossier read again: nobody
 * decides on what the applicant has just replaced.
 */
export function useAct(
  shown: StaffDossier,
  takeLease: () => Promise<void>,
  leave: (fault: unknown) => boolean,
): Acting {
  const queries = useQueryClient();
  const [running, setRunning] = useState<DeskAction>();
  const [outcome, setOutcome] = useState<ActOutcome>();
  const pending = useRef<{ content: string; commandId: string }>(undefined);
  const dossierId = shown.id;
  const show = (dossier: StaffDossier) => queries.setQueryData(staffDossierQuery(dossierId).queryKey, dossier);

  const attempt = async (act: DeskAct): Promise<ActOutcome> => {
    const { action } = act;
    const content = contentOf(act);
    const again = pending.current?.content === content;
    try {
      await takeLease();
      const now = await callPortal(staffApi.readDossier, { params: { dossierId } });
      // A try whose answer was lost may have moved the dossier itself: only its content is compared then.
      if (now.revision !== shown.revision || (!again && now.status !== shown.status)) {
        show(now);
        return { kind: 'failed', action, code: 'changed' };
      }
      if (!again) pending.current = { content, commandId: crypto.randomUUID() };
      const dossier = await sendUntilAnswered(shown, act, pending.current?.commandId ?? '');
      pending.current = undefined;
      show(dossier);
      return { kind: 'done', action, dossier };
    } catch (fault) {
      if (!isLost(fault)) pending.current = undefined;
      leave(fault);
      const code = codeOf(fault);
      if (code !== 'dossier.changedMeanwhile') return { kind: 'failed', action, code };
      // Replaced between the reading and the act: the portal has refused, and the new content is shown.
      await queries.refetchQueries({ queryKey: staffDossierQuery(dossierId).queryKey });
      return { kind: 'failed', action, code: 'changed' };
    }
  };

  const carryOut = async (act: DeskAct): Promise<ActOutcome> => {
    setRunning(act.action);
    setOutcome(undefined);
    const next = await attempt(act);
    setRunning(undefined);
    setOutcome(next);
    if (next.kind === 'done' || STALE.includes(next.code)) {
      // What was done is on the screen already: only the lists are asked for again, when they are looked at.
      const refetchType = next.kind === 'done' ? 'none' : 'active';
      queries.invalidateQueries({ queryKey: ['staff', 'dossiers'], refetchType }).catch(() => undefined);
    }
    return next;
  };
  return { running, outcome, carryOut };
}
