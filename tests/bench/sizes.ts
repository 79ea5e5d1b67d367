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

/** Brotli bytes of the scripts (texts are scripts) that the HTML of a page names: all that it needs until it is usable. */
export function scriptBytesOf(app: string, page: string): number {
  const html = readFileSync(join(app, page), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file ?? '');
  return [...new Set(scripts)].reduce((sum, file) => sum + brotliBytes(join(app, file)), 0);
}
