import { type PortalFigures, readFigures } from '#server/repositories/figure-repository.ts';
import type { PortalContext } from '#server/use-cases/portal-context.ts';

/** What there is to do, in numbers: for whoever watches over the portal. */
export async function countWork(context: PortalContext): Promise<PortalFigures & { oldestMessageSeconds: number }> {
  const figures = await readFigures(context.database);
  const { oldestMessageAt } = figures;
  const age = oldestMessageAt === null ? 0 : context.now().getTime() - Date.parse(oldestMessageAt);
  return { ...figures, oldestMessageSeconds: Math.max(0, age / 1000) };
}
