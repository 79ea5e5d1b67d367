import { createContext, type ReactNode, useContext, useEffect } from 'react';
import type { Engine } from '#client/offline/engine.ts';

const EngineContext = createContext<Engine | null>(null);

/** Hands the engine to the screens and runs it while mounted. */
export function EngineProvider({ engine, children }: { engine: Engine; children: ReactNode }) {
  useEffect(() => engine.start(), [engine]);
  return <EngineContext value={engine}>{children}</EngineContext>;
}

/** The engine's verbs: `useEngine().drafts.create(…)`, `.outbox.seal(…)`, `.session.signOut()`. */
export const useEngine = (): Engine => {
  const engine = useContext(EngineContext);
  if (engine === null) throw new Error('EngineProvider is missing above this component');
  return engine;
};
