/** "030190123456" → "030 190 123 456": groups of three are easier to compare with a card. The spaces do not break. */
export const groupDigits = (digits: string): string => digits.replace(/(\d{3})(?=\d)/g, '$1\u00a0');
