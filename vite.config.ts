import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { chunkGroups } from './.config/build/chunks.ts';
import { drawPages } from './.config/build/draw-pages.ts';
import { pressFiles } from './.config/build/press.ts';
import { webManifest } from './src/client/app/web-manifest.ts';

const ROOT = fileURLToPath(new URL('.', import.meta.url));
const WITHOUT_PAGE = ['tests/{contracts,domain,locales,server}/**/*.test.ts'];
const underTest = process.env['VITEST'] !== undefined;

export default defineConfig(({ isSsrBuild }) => ({
  // The screens' useTranslation is ours (DECISIONS no. 17).
  resolve: {
    alias: [
      {
        find: /^react-i18next$/,
        replacement: join(ROOT, 'src/client/i18n/translation.ts'),
      },
    ],
  },
  plugins:
    isSsrBuild || underTest
      ? []
      : [
          react(),
          drawPages(ROOT),
          VitePWA({
            strategies: 'injectManifest',
            srcDir: 'src/client/service-worker',
            filename: 'service-worker.ts',
            outDir: 'dist/client',
            injectRegister: false,
            registerType: 'prompt',
            manifest: webManifest,
            injectManifest: {
              globPatterns: ['**/*.{js,css,html,svg}'],
              // The officer's side is not a citizen's download, and a decoder is fetched by whoever has such a picture.
              globIgnores: ['**/desk-*', '**/read-heic*', '**/*.css', 'pages/{procedures,procedure,draft}.html'],
              rollupFormat: 'iife',
            },
          }),
          pressFiles(join(ROOT, 'dist/client')),
        ],
  // Locale files are imported as data by both sides; nothing personal and no secret reaches the page through `define`.
  build: isSsrBuild
    ? {
        outDir: 'dist/server',
        target: 'node20',
        emptyOutDir: true,
        copyPublicDir: false,
        rolldownOptions: { preserveEntrySignatures: false, output: { entryFileNames: 'main.js' } },
      }
    : {
        outDir: 'dist/client',
        target: 'es2022',
        emptyOutDir: true,
        sourcemap: false,
        modulePreload: { polyfill: false },
        // One style for all pages: it stands in their HTML, so that the first paint waits for nothing else.
        cssCodeSplit: false,
        rolldownOptions: { preserveEntrySignatures: false, output: { codeSplitting: { groups: chunkGroups } } },
        assetsInlineLimit: 0,
      },
  test: {
    reporters: ['default'],
    // Left to itself vitest keeps one core free: of two that is half.
    maxWorkers: '100%',
    passWithNoTests: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        // Neither domain nor portal keeps anything in a module: their tests share what a worker has read.
        test: { name: 'portal', include: WITHOUT_PAGE, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'app',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/journeys/**', ...WITHOUT_PAGE],
        },
      },
    ],
  },
}));
