/** "Đường Bưởi" → "Duong Buoi": for channels that carry ASCII only. Case stays. */
export const stripDiacritics = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').normalize('NFC');
