import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { webManifest } from './src/client/app/web-manifest.ts';

const underTest = process.env['VITEST'] !== undefined;

export default defineConfig(({ isSsrBuild }) => ({
  plugins:
    isSsrBuild || underTest
      ? []
      : [
          react(),
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
              globIgnores: ['**/desk-*', '**/read-heic*'],
              rollupFormat: 'iife',
            },
          }),
        ],
  // Locale files are imported as data by both sides; nothing personal and no secret reaches the page through `define`.
  build: isSsrBuild
    ? {
        outDir: 'dist/server',
        target: 'node20',
        emptyOutDir: true,
        copyPublicDir: false,
        rolldownOptions: { output: { entryFileNames: 'main.js' } },
      }
    : {
        outDir: 'dist/client',
        target: 'es2022',
        emptyOutDir: true,
        sourcemap: false,
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
      },
  test: {
    reporters: ['default'],
    passWithNoTests: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/journeys/**'],
  },
}));
