import { inflateRawSync } from 'node:zlib';
import i18next from 'i18next';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { makeRows } from '#client/features/tracking/list-rows.ts';
import { makeSheet, type Sheet, writeCsv } from '#client/features/tracking/list-sheet.ts';
import { writeXlsx } from '#client/features/tracking/list-xlsx.ts';
import { mergeWork } from '#client/widgets/my-work/merge-work.ts';
import texts from '#locales/vi/tracking.json' with { type: 'json' };
import { manyDossiers } from '#tests/fixtures/many-dossiers.ts';

beforeAll(async () => {
  await i18next.init({ lng: 'vi', resources: { vi: { tracking: texts } }, interpolation: { escapeValue: false } });
});

const sheetOf = (count: number): Sheet => {
  const items = mergeWork({ drafts: [], outbox: [], procedures: [], dossiers: manyDossiers(count) });
  const rows = makeRows(items, {
    name: (item) => item.name?.vi ?? '',
    state: (item) => item.dossier?.status ?? '',
    where: (item) => item.dossier?.competentUnit.name.vi ?? '',
  });
  return makeSheet(rows, i18next.getFixedT('vi', 'tracking'));
};

/** RFC 4180 read back by the letter. */
function readCsv(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') lines.push([]);
    if (end === '') break;
  }
  return lines.slice(0, -1);
}

/** The files of a zip by its central directory. */
async function unzip(archive: Blob): Promise<Map<string, string>> {
  const bytes = Buffer.from(await archive.arrayBuffer());
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50);
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [method, size, length] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
    ];
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26);
    const kept = bytes.subarray(from, from + size);
    const content = method === 8 ? inflateRawSync(kept) : kept;
    expect(content.length).toBe(bytes.readUInt32LE(at + 24));
    files.set(bytes.toString('utf8', at + 46, at + 46 + length), content.toString('utf8'));
    at += 46 + length;
  }
  return files;
}

describe('What is shown, as a text file', () => {
  test('opens in Excel with its diacritics, one line a dossier', () => {
    const csv = writeCsv(sheetOf(60));
    expect(csv.startsWith('\uFEFF')).toBe(true);
    const lines = readCsv(csv.slice(1));
    expect(lines).toHaveLength(61);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines[0]?.[0]).toBe('Mã hồ sơ');
    expect(csv).toContain('Đăng ký khai sinh');
    expect(csv).toMatch(/,2026-01-\d\d \d\d:\d\d,/);
  });

  test('a comma, a quote and a line break come back as they were', () => {
    const hard = 'Một, "hai"\nba';
    expect(readCsv(writeCsv({ head: ['x'], lines: [[hard]] }).slice(1))[1]).toEqual([hard]);
  });

  test.each(['=1+1', '+84', '-1', '@SUM(A1)', '\tx', '\rx', '\n=1', '＝1+1', '＋1', '－1', '＠A1'])(
    '%j is text to a spreadsheet, not a formula',
    (text) => {
      expect(readCsv(writeCsv({ head: ['x'], lines: [[text]] }).slice(1))[1]).toEqual([`'${text}`]);
    },
  );

  test('a sum is a number and what is unknown is empty', () => {
    expect(writeCsv({ head: ['a', 'b'], lines: [[-5, null]] })).toBe('\uFEFFa,b\r\n-5,\r\n');
  });
});

describe('What is shown, as an Excel workbook', () => {
  test('has dates as dates of Việt Nam, sums as numbers and everything else as text', async () => {
    const files = await unzip(
      await writeXlsx(
        { head: ['Lúc', 'Tiền', 'Tên'], lines: [[{ at: '2026-11-23T17:30:00.000Z' }, 8000, '=<b> & "Đ"\u0001']] },
        'Hồ sơ: [tôi]',
      ),
    );
    const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
    // 24 November 2026 00:30 at home is day 46350 and a forty-eighth.
    const [, day] = /<c r="A2" s="2"><v>([\d.]+)<\/v>/.exec(sheet) ?? [];
    expect(Number(day)).toBeCloseTo(46350 + 30 / 1440, 8);
    expect(sheet).toContain('<c r="B2" s="3"><v>8000</v></c>');
    expect(sheet).toContain(
      '<c r="C2" t="inlineStr"><is><t xml:space="preserve">=&lt;b&gt; &amp; &quot;Đ&quot;</t></is></c>',
    );
    expect(sheet).not.toContain('<f>');
    expect(files.get('xl/workbook.xml')).toContain('<sheet name="Hồ sơ   tôi "');
  });

  test('is XML in every part, and each part that it names is there', async () => {
    // It comes without types.
    const { JSDOM } = (await vi.importActual('jsdom')) as {
      JSDOM: new () => { window: { DOMParser: typeof DOMParser } };
    };
    const dom = new JSDOM().window;
    const hard = '<script>&"\'\u0000\u000B\uFFFF\uD800 ]]> _x0041_';
    const lines = [[hard, -1, { at: '2026-11-23T17:30:00.000Z' }, null, 'x'.repeat(40_000)]];
    const files = await unzip(await writeXlsx({ head: ['a', 'b', 'c', 'd', 'e'], lines }, 'Hồ sơ'));
    const read = (path: string): Document => {
      const parsed = new dom.DOMParser().parseFromString(files.get(path) ?? '', 'application/xml');
      expect([path, parsed.querySelector('parsererror')?.textContent]).toEqual([path, undefined]);
      return parsed;
    };
    for (const path of files.keys()) read(path);
    for (const part of read('[Content_Types].xml').querySelectorAll('Override'))
      expect([...files.keys()]).toContain(part.getAttribute('PartName')?.slice(1));
    for (const it of read('xl/_rels/workbook.xml.rels').querySelectorAll('Relationship'))
      expect([...files.keys()]).toContain(`xl/${it.getAttribute('Target')}`);
    const cell = (place: string) => read('xl/worksheets/sheet1.xml').querySelector(`c[r="${place}"]`);
    // Excel reads "_x005F_" as the mark "_": what was written comes back as it was.
    expect(cell('A2')?.textContent).toBe('<script>&"\'\uFFFD ]]> _x005F_x0041_');
    expect(cell('B2')?.textContent).toBe('-1');
    expect(cell('D2')).toBeNull();
    // Beyond 32,767 letters in a cell Excel calls the workbook broken.
    expect(cell('E2')?.textContent).toHaveLength(32_767);
  });

  test('holds five thousand dossiers in a file of moderate size', async () => {
    const archive = await writeXlsx(sheetOf(5000), 'Hồ sơ của tôi');
    const sheet = (await unzip(archive)).get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet.match(/<row /g)).toHaveLength(5001);
    expect(archive.size).toBeLessThan(1_000_000);
  });
});
