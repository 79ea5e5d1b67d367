import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { callPortal } from '#client/api/call-portal.ts';
import { myNoticesQuery } from '#client/api/queries/notice-queries.ts';
import { noticesApi } from '#domain/api/notices.ts';

/** Several that come into sight together are told in one request. */
const GATHER_MS = 400;

/** Tells the portal which notices were seen. One that could not be told stays unread and is told the next time. */
export function useSeenNotices(): (id: string) => void {
  const client = useQueryClient();
  const gathered = useRef(new Set<string>());
  const told = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const tell = useCallback(() => {
    const ids = [...gathered.current];
    gathered.current.clear();
    if (ids.length === 0) return;
    for (const id of ids) told.current.add(id);
    const mark = async (): Promise<void> => {
      await callPortal(noticesApi.markRead, { body: { ids } });
      const readAt = new Date().toISOString();
      client.setQueryData(myNoticesQuery().queryKey, (known) => {
        if (known === undefined) return undefined;
        return {
          notices: known.notices.map((it) => (ids.includes(it.id) ? { ...it, readAt: it.readAt ?? readAt } : it)),
        };
      });
    };
    mark().catch(() => {
      for (const id of ids) told.current.delete(id);
    });
  }, [client]);

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      tell();
    },
    [tell],
  );
  return useCallback(
    (id) => {
      if (told.current.has(id)) return;
      gathered.current.add(id);
      clearTimeout(timer.current);
      timer.current = setTimeout(tell, GATHER_MS);
    },
    [tell],
  );
}
