// The simulation is TypeScript beside the rest: built as the portal is, then run on a bare Node.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds the engine, the portal and the simulation, then tells stories; `args` go to it. Returns an exit status. */
export function runSimulation({ root, args }) {
  const node = (script, rest) =>
    spawnSync(process.execPath, [script, ...rest], { cwd: root, stdio: 'inherit' }).status ?? 1;
  const built = node(join(root, 'node_modules/vite/bin/vite.js'), [
    ...['build', '--ssr', 'tests/faults/simulation/main.ts', '--outDir', '.cache/faults', '--logLevel', 'warn'],
  ]);
  return built || node(join(root, '.cache/faults/main.js'), args);
}
