/** What an installed app is called and looks like. */
export const webManifest = {
  id: '/',
  name: 'Một Cửa – Cổng dịch vụ công tỉnh Hải Dương',
  short_name: 'Một Cửa',
  description: 'Làm thủ tục hành chính trên điện thoại, kể cả khi mất mạng.',
  lang: 'vi',
  dir: 'ltr' as const,
  start_url: '/',
  scope: '/',
  display: 'standalone' as const,
  background_color: '#f6f4ee',
  theme_color: '#f6f4ee',
  categories: ['government', 'utilities'],
  icons: [
    { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
  screenshots: [
    {
      src: '/screenshot-narrow.png',
      sizes: '720x1280',
      type: 'image/png',
      form_factor: 'narrow' as const,
      label: 'Trang chủ trên điện thoại',
    },
    {
      src: '/screenshot-wide.png',
      sizes: '1280x720',
      type: 'image/png',
      form_factor: 'wide' as const,
      label: 'Trang thủ tục trên máy tính',
    },
  ],
  share_target: {
    action: '/chia-se',
    method: 'POST' as const,
    enctype: 'multipart/form-data' as const,
    params: {
      files: [{ name: 'files', accept: ['image/jpeg', 'image/png', 'image/heic', 'image/heif', 'application/pdf'] }],
    },
  },
  shortcuts: [
    { name: 'Hồ sơ của tôi', url: '/ho-so' },
    { name: 'Tìm thủ tục', url: '/thu-tuc' },
  ],
};
