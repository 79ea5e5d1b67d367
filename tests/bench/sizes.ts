import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** Size as it goes over the line: the copy that the build pressed, else pressed here at the best. */
export function brotliBytes(file: string): number {
  return existsSync(`${file}.br`) ? statSync(`${file}.br`).size : brotliCompressSync(readFileSync(file)).length;
}

/** What the worker brings onto the device at its installation, as addresses below the app's folder. */
export function precachedFiles(app: string): string[] {
  const worker = readFileSync(join(app, 'service-worker.js'), 'utf8');
  const urls = [...worker.matchAll(/\burl:\s*["'`]([^"'`]+)["'`]/g), ...worker.matchAll(/"url":"([^"]+)"/g)];
  return [...new Set(urls.map(([, url]) => url ?? ''))].filter((url) => existsSync(join(app, url)));
}

export const precacheBytes = (app: string): number =>
  [...precachedFiles(app), 'service-worker.js'].reduce((sum, file) => sum + brotliBytes(join(app, file)), 0);

/** Source maps, which nobody's phone needs. */
export const sourceMaps = (app: string): string[] =>
  readdirSync(app, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.map'));
