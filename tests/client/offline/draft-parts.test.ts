import { describe, expect, test } from 'vitest';
import { tidyFileName } from '#client/offline/sync/draft-parts.ts';

describe('Names of files', () => {
  test.each([
    ['C:\\anh\\giấy khai sinh.jpg', 'giấy khai sinh.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['gia\u0302\u0301y.pdf', 'giấy.pdf'],
    ['a\u202egpj.exe', 'agpj.exe'],
    ['..', 'tep'],
    ['', 'tep'],
  ])('%j is kept as %j', (given, kept) => {
    expect(tidyFileName(given)).toBe(kept);
  });

  test('a name that is too long keeps its ending and no half of a character', () => {
    const kept = tidyFileName(`${'👶'.repeat(100)}.jpg`);
    expect(kept.length).toBeLessThanOrEqual(120);
    expect(kept).toMatch(/^(👶)+\.jpg$/u);
  });
});
