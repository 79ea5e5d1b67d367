import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { queryDefaults } from '#client/api/queries/query-defaults.ts';
import type { Engine } from '#client/offline/engine.ts';
import { useEngine } from '#client/offline/react/engine-provider.tsx';

const queryClient = new QueryClient({ defaultOptions: queryDefaults });

const accountOf = ({ session }: Engine): string | null => {
  const now = session.state.get();
  return now.kind === 'citizen' ? now.account.id : null;
};

/** What one account was shown is not kept for the next. The desk has a session of its own, and forgets by itself. */
function forgetWithAccount(engine: Engine): void {
  let shownTo = accountOf(engine);
  engine.ports.announcer.subscribe((topic) => {
    const account = accountOf(engine);
    if (topic !== 'session' || account === shownTo) return;
    shownTo = account;
    // Reset, not removed: what a screen is just asking for would be cancelled without a word.
    queryClient.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'staff' }).catch(() => undefined);
  });
}

let watched: Engine | undefined;

/** A page that asks the portal by queries, with their one cache around it: who opens no such page does not load it. */
export function withQueries<P extends object>(Page: ComponentType<P>): ComponentType<P> {
  return function WithQueries(props: P) {
    const engine = useEngine();
    if (watched !== engine) {
      watched = engine;
      forgetWithAccount(engine);
    }
    return (
      <QueryClientProvider client={queryClient}>
        <Page {...props} />
      </QueryClientProvider>
    );
  };
}
