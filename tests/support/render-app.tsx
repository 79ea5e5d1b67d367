import 'fake-indexeddb/auto';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render } from '@testing-library/react';
import { type ReactNode, Suspense, useState } from 'react';
import { queryDefaults } from '#client/api/queries/query-defaults.ts';
import { putTexts, type Texts } from '#client/i18n/texts.ts';
import type { Engine } from '#client/offline/engine.ts';
import type { EnginePorts } from '#client/offline/local-store/ports.ts';
import { EngineProvider } from '#client/offline/react/engine-provider.tsx';
import { AnnouncerProvider } from '#client/ui/announcer.tsx';
import { NavigationProvider } from '#client/ui/navigation.tsx';
import type { Device } from './device.ts';
import './jsdom-gaps.ts';

const FILES = import.meta.glob<Texts>('../../locales/*/*.json', { eager: true, import: 'default' });

function speak(language: 'vi' | 'en'): void {
  const texts: Record<string, Texts> = {};
  for (const [path, content] of Object.entries(FILES)) {
    const [, spoken = '', namespace = ''] = /(\w+)\/([\w-]+)\.json$/.exec(path) ?? [];
    texts[`${spoken}/${namespace}`] = content;
  }
  putTexts(texts, language);
}

export interface Shown {
  readonly engine: Engine;
  /** Where the screen moved to, newest last. */
  readonly visited: string[];
}

/**
 * Shows a screen of the app with the real engine of a device, whose line leads to the real portal. What the screen asks
 * for by itself (queries) goes through the same line.
 */
export async function renderApp(
  device: Device,
  screen: (address: { pathname: string; search: string }) => ReactNode,
  { at = '/', language = 'vi', ports = {} }: { at?: string; language?: 'vi' | 'en'; ports?: Partial<EnginePorts> } = {},
): Promise<Shown> {
  cleanup();
  speak(language);
  globalThis.fetch = (input, init = {}) => {
    // jsdom's AbortSignal is not one that Node's Request takes.
    const { signal: _signal, ...rest } = init ?? {};
    const address = typeof input === 'string' && input.startsWith('/') ? `https://portal.example${input}` : input;
    return device.fetch(address, rest);
  };
  const engine = device.tab({
    fetch: (input, init = {}) => {
      const { signal: _signal, ...rest } = init ?? {};
      return device.fetch(input, rest);
    },
    ...ports,
  });
  await engine.session.refresh();
  const visited: string[] = [];
  const client = new QueryClient({ defaultOptions: queryDefaults });
  function Frame() {
    const [address, setAddress] = useState(() => new URL(at, 'https://portal.example'));
    return (
      <NavigationProvider
        navigate={(href) => {
          visited.push(href);
          setAddress(new URL(href, 'https://portal.example'));
        }}
        pathname={address.pathname}
        search={address.search.slice(1)}
      >
        <AnnouncerProvider>
          <Suspense fallback="…">{screen({ pathname: address.pathname, search: address.search })}</Suspense>
        </AnnouncerProvider>
      </NavigationProvider>
    );
  }
  // Awaited: what suspends while it is drawn first would otherwise never be drawn again.
  await act(async () => {
    render(
      <EngineProvider engine={engine}>
        <QueryClientProvider client={client}>
          <Frame />
        </QueryClientProvider>
      </EngineProvider>,
    );
  });
  return { engine, visited };
}
