import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { callPortal } from '#client/api/call-portal.ts';
import { staffSessionQuery } from '#client/api/queries/staff-queries.ts';
import { useNavigate, usePathname } from '#client/ui/navigation.tsx';
import type { ErrorCode } from '#domain/api/errors.ts';
import { PAGES } from '#domain/api/pages.ts';
import { type StaffMember, staffApi } from '#domain/api/staff.ts';
import { codeOf } from './desk-error-text.ts';
import { forgetWords } from './desk-words.ts';

const isSessionOver = (code: ErrorCode): boolean => code === 'session.missing' || code === 'session.expired';

/** Leaves for sign-in when the portal no longer knows the session, and comes back; nothing read before stays behind. */
export function useLeaveWhenSignedOut(): (fault: unknown) => boolean {
  const navigate = useNavigate();
  const pathname = usePathname();
  const queries = useQueryClient();
  return useCallback(
    (fault) => {
      const code = codeOf(fault);
      if (!isSessionOver(code)) return false;
      queries.removeQueries({ queryKey: ['staff'] });
      const params = new URLSearchParams({ next: pathname, ...(code === 'session.expired' ? { ended: '1' } : {}) });
      navigate(`${PAGES.deskSignIn}?${params}`, { replace: true });
      return true;
    },
    [navigate, pathname, queries],
  );
}

/** Who sits at the desk; undefined until the portal has said so. */
export function useDeskMember(): StaffMember | undefined {
  const { data, error } = useQuery(staffSessionQuery());
  const leave = useLeaveWhenSignedOut();
  useEffect(() => {
    if (error !== null) leave(error);
  }, [error, leave]);
  return data;
}

export interface SigningOut {
  readonly signOut: () => void;
  readonly busy: boolean;
  readonly failed: ErrorCode | undefined;
}

/** Ends the session at the portal first: a tablet that only looks signed out would still be open to the next. */
export function useSignOut(): SigningOut {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<ErrorCode>();
  const run = async (): Promise<void> => {
    setBusy(true);
    setFailed(undefined);
    try {
      await callPortal(staffApi.signOut, {});
    } catch (fault) {
      const code = codeOf(fault);
      if (!isSessionOver(code)) {
        setFailed(code);
        setBusy(false);
        return;
      }
    }
    forgetWords();
    queries.removeQueries({ queryKey: ['staff'] });
    navigate(PAGES.deskSignIn, { replace: true });
  };
  return {
    signOut: () => {
      run().catch(() => undefined);
    },
    busy,
    failed,
  };
}
