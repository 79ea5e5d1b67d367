import { StrictMode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Router as Address } from 'wouter';
import { putTexts, sentence, type Texts } from '#client/i18n/texts.ts';
import { createLightEngine } from '#client/offline/light-engine.ts';
import type { EnginePorts } from '#client/offline/local-store/ports.ts';
import { EngineProvider } from '#client/offline/react/engine-provider.tsx';
import { loadPageOf, Router } from './router.tsx';
import { Shell } from './shell.tsx';

const TEXTS = import.meta.glob<Texts>(['../../../locales/vi/*.json', '!../../../locales/vi/server.json'], {
  eager: true,
  import: 'default',
});

export interface DrawnPage {
  readonly title: string;
  readonly html: string;
}

/**
 * A page as it is before anything of the device or of the portal is known, in Vietnamese: what its HTML holds, so that it is seen
 * before the app is there. Runs once, when the app is built. `undefined`: a page of which nothing is known yet.
 */
export async function drawPage(pathname: string | undefined): Promise<DrawnPage> {
  for (const [path, content] of Object.entries(TEXTS)) {
    putTexts({ [`vi/${/([\w-]+)\.json$/.exec(path)?.[1] ?? ''}`]: content }, 'vi');
  }
  const engine = createLightEngine({} as EnginePorts);
  if (pathname !== undefined) await loadPageOf(pathname);
  const html = renderToStaticMarkup(
    <StrictMode>
      <Address ssrPath={pathname ?? '/mot-trang'} ssrSearch="">
        <EngineProvider engine={engine}>
          <Shell>
            <Router waiting={pathname === undefined} />
          </Shell>
        </EngineProvider>
      </Address>
    </StrictMode>,
  );
  const title = /<h1[^>]*>([^<]*)<\/h1>/.exec(html)?.[1];
  return {
    html,
    title: title === undefined ? sentence('shell', 'name') : sentence('ui', 'documentTitle', { title }),
  };
}
