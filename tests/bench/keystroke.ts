import type { Browser, Page } from '@playwright/test';
import { addPaper, fillForm } from '#tests/support/journey.ts';
import { sampleAnswers } from '#tests/support/seeds.ts';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly type?: string } };
}

const BIRTH = '1.001193';
const DELIVERY = 'Ông/Bà muốn nhận kết quả thế nào?';
const MB = 1024 * 1024;
const CATEGORIES = ['devtools.timeline', 'toplevel', 'v8.execute'];
/** A key is on the disk and on the screen well before the next one. */
const APART = 500;

/** A PDF of this many bytes that nothing can make smaller. */
function heavyPdf(bytes: number): Buffer {
  const filler = Buffer.alloc(bytes);
  for (let at = 0, seed = 1; at < bytes; at += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    filler[at] = 33 + (seed % 94);
  }
  return Buffer.concat([
    Buffer.from(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% ',
    ),
    filler,
    Buffer.from('\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  ]);
}

/** A birth with sixty answers, by post, and two papers of 10 MB; afterwards its last question is open. */
export async function fillLargeDraft(page: Page): Promise<void> {
  const address = { provinceCode: '30', districtCode: '288', communeCode: '10507', detail: 'Số 12, ngõ 3' };
  const { returnCommune: _elsewhere, ...birth } = sampleAnswers('birth');
  const answers = {
    ...birth,
    delivery: 'POSTAL',
    postalName: 'Trần Thị Hoa',
    postalPhone: '0912345678',
    postalAddress: address,
  };
  await fillForm(page, BIRTH, answers);
  for (const n of [1, 2])
    await addPaper(page, 'Giấy chứng sinh', {
      name: `giay-${n}.pdf`,
      mimeType: 'application/pdf',
      buffer: heavyPdf(10 * MB),
    });
  const papers = page.url();
  await page.goto(papers.replace(/[^/]+$/, 'deliverySection'));
  await page.getByRole('heading', { level: 1, name: DELIVERY }).waitFor();
}

/** Names of what a task does that draws a frame: that is the other figure's, from key to paint. */
const DRAWING = new Set(['PrePaint', 'Paint', 'Layerize']);

/** For each key the longest stretch (ms) for which keeping it holds the main thread. */
function blocksOf(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const keys = traceEvents.filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'input');
  const [first] = keys;
  const main = traceEvents.filter(({ pid, tid, dur }) => pid === first?.pid && tid === first.tid && (dur ?? 0) > 0);
  const ends = ({ ts, dur = 0 }: TraceEvent): number => ts + dur;
  const drawing = main.filter(({ name }) => DRAWING.has(name));
  return keys.map((key) => {
    const after = main.filter(({ ts }) => ts >= key.ts && ts < key.ts + APART * 1000);
    // What is left to be done at once by the key's own event, and every later task.
    const atOnce = after.filter(({ name, ts }) => name === 'RunMicrotasks' && ts < ends(key) + 5000);
    const later = after.filter(
      (task) => task.name.endsWith('RunTask') && !drawing.some(({ ts }) => ts >= task.ts && ts < ends(task)),
    );
    // By the thread's own clock where the browser tells it: another process on the same core is not ours.
    return Math.max(0, ...[...atOnce, ...later].map(({ dur = 0, tdur = dur }) => tdur / 1000));
  });
}

/** The blocks of keys that are typed apart into a text of the open screen. */
export async function typeTraced(browser: Browser, page: Page, keys: string): Promise<number[]> {
  const box = page.locator('#f-postalName');
  await box.press('End');
  await page.waitForTimeout(APART);
  await browser.startTracing(page, { categories: CATEGORIES });
  await box.pressSequentially(keys, { delay: APART });
  await page.waitForTimeout(APART);
  return blocksOf(await browser.stopTracing());
}
