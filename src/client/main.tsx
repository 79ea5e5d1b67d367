import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { useLocation } from 'wouter';
import { AroundPage } from './app/around-page.tsx';
import { askAhead } from './app/ask-ahead.ts';
import { earlyFetch } from './app/early-fetch.ts';
import { FaultBoundary } from './app/fault-boundary.tsx';
import { keepInstallOffer } from './app/install-offer.ts';
import { keepTyping } from './app/keep-typing.ts';
import { askForBackgroundSync, registerServiceWorker } from './app/register-service-worker.ts';
import { loadPageOf, Router } from './app/router.tsx';
import { Shell } from './app/shell.tsx';
import { tellLanguage } from './app/tell-language.ts';
import { startI18n } from './i18n/start-i18n.ts';
import { loadTexts } from './i18n/texts.ts';
import { browserPage } from './offline/browser-page.ts';
import { createLightEngine } from './offline/light-engine.ts';
import { browserPorts } from './offline/local-store/browser-ports.ts';
import { EngineProvider } from './offline/react/engine-provider.tsx';

keepInstallOffer();
let calmDown: () => void = () => undefined;
const calm = new Promise<void>((resolve) => {
  calmDown = resolve;
});
const engine = createLightEngine({ ...browserPorts(browserPage), ...earlyFetch() }, calm);
// Once nobody looks at the page any more, the browser may wake the sender when a line is back.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') askForBackgroundSync().catch(() => undefined);
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

/** What keeps the app up to date may not take the line from what the page waits for. */
const later = (work: () => void): void => {
  const wait = (): void => {
    setTimeout(work, 1_500);
  };
  if (document.readyState === 'complete') wait();
  else window.addEventListener('load', wait, { once: true });
};

/** Not awaited at the top: a page's chunk imports this one, and would wait for it as it waits for the page. */
async function open(root: HTMLElement): Promise<void> {
  const answered = askAhead(engine.publicData, window.location.pathname, calmDown);
  await startI18n();
  await loadPageOf(window.location.pathname);
  // What was answered before the app is there is not taken away while the app looks for the same answer.
  if (root.querySelector('main li') !== null) await answered;
  const typing = keepTyping(root);
  createRoot(root).render(
    <StrictMode>
      <EngineProvider engine={engine}>
        <Shell onShown={typing.restore}>
          <Screens />
        </Shell>
      </EngineProvider>
    </StrictMode>,
  );
  tellLanguage(engine);
  later(() => {
    // Sentences for what goes wrong must be there before the line is not.
    loadTexts(['errors']).catch(() => undefined);
    registerServiceWorker().catch(() => undefined);
  });
}

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
void open(root);
