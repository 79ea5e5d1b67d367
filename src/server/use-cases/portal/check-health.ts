import { storeAnswers } from '#server/repositories/store.ts';
import type { PortalContext } from '#server/use-cases/portal-context.ts';

/** Whether what the portal stands on answers. */
export async function checkHealth(context: PortalContext): Promise<Record<string, boolean>> {
  const [database, storage] = await Promise.all([
    storeAnswers(context.database),
    context.storage.healthy().catch(() => false),
  ]);
  return { database, storage };
}
