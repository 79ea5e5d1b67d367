import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { useLocation } from 'wouter';
import { queryDefaults } from './api/queries/query-defaults.ts';
import { AroundPage } from './app/around-page.tsx';
import { FaultBoundary } from './app/fault-boundary.tsx';
import { keepInstallOffer } from './app/install-offer.ts';
import { askForBackgroundSync, registerServiceWorker } from './app/register-service-worker.ts';
import { Router } from './app/router.tsx';
import { Shell } from './app/shell.tsx';
import { tellLanguage } from './app/tell-language.ts';
import { startI18n } from './i18n/start-i18n.ts';
import { createEngine } from './offline/create-engine.ts';
import { EngineProvider } from './offline/react/engine-provider.tsx';

keepInstallOffer();
const engine = createEngine();
const queryClient = new QueryClient({ defaultOptions: queryDefaults });
// Once nobody looks at the page any more, the browser may wake the sender when a line is back.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') askForBackgroundSync().catch(() => undefined);
});
let shownTo: string | null = null;
engine.ports.announcer.subscribe((topic) => {
  if (topic !== 'session') return;
  const session = engine.session.state.get();
  const account = session.kind === 'citizen' ? session.account.id : null;
  if (account === shownTo) return;
  shownTo = account;
  // What one account was shown is not kept for the next. Reset, not removed: what a screen is just asking for would be cancelled
  // without a word. The desk has a session of its own, and forgets by itself.
  queryClient.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'staff' }).catch(() => undefined);
});

function Screens() {
  const [pathname] = useLocation();
  return (
    <FaultBoundary at={pathname}>
      <AroundPage pathname={pathname}>
        <Router />
      </AroundPage>
    </FaultBoundary>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
await startI18n();
tellLanguage(engine);
createRoot(root).render(
  <StrictMode>
    <EngineProvider engine={engine}>
      <QueryClientProvider client={queryClient}>
        <Shell>
          <Screens />
        </Shell>
      </QueryClientProvider>
    </EngineProvider>
  </StrictMode>,
);
registerServiceWorker().catch(() => undefined);
