import type { ManifestOptions } from 'vite-plugin-pwa';

export const webManifest: Partial<ManifestOptions> = {
  name: 'Một Cửa',
  short_name: 'Một Cửa',
  lang: 'vi',
  start_url: '/',
};
