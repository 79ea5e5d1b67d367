import { atMost, atMostTimes, type Figure, median } from './figure.ts';
import { type BenchSettings, browserOf, type Group } from './group.ts';
import { settle, startPortalBehindLine } from './portal-line.ts';
import { buildReferences, serveFolder } from './references.ts';
import { openLine, type ShapedLine, SLOW_4G } from './shaped-line.ts';
import { launch, phone, type Target, type Visit, visit } from './visit.ts';

const CODE = '1.001193';
type Seen = Record<'cold' | 'warm' | 'offline', Visit[]>;
type Name = 'plain' | 'react' | 'start' | 'form';

const targets = (ours: ShapedLine, plain: ShapedLine, react: ShapedLine): Record<Name, Target> => ({
  plain: { name: 'plain', path: '/', line: plain, ready: 'input' },
  react: { name: 'react', path: '/', line: react, ready: 'input' },
  start: {
    name: 'start',
    path: '/',
    line: ours,
    ready: `main li a[href^="/thu-tuc/${CODE}"]`,
    type: { into: '#search-words', words: 'khai sinh' },
  },
  form: { name: 'form', path: `/bat-dau/${CODE}`, line: ours, ready: 'form [id^="f-"]' },
});

/** One round: every page in a fresh browser's fresh profile, cold, then again, then (ours) without a line. */
async function round(path: string, pages: Record<Name, Target>, seen: Record<Name, Seen>): Promise<void> {
  const browser = await launch(path);
  try {
    for (const name of Object.keys(pages) as Name[]) {
      const target = pages[name];
      const own = name === 'start' || name === 'form';
      const context = await phone(browser);
      const cold = await visit(context, target, { speed: SLOW_4G });
      seen[name].cold.push(cold.visit);
      if (own) await settle(cold.page, target.line);
      await cold.page.close();
      if (name !== 'plain') {
        const warm = await visit(context, target, { speed: SLOW_4G });
        seen[name].warm.push(warm.visit);
        await warm.page.close();
      }
      if (own) {
        target.line.cut(true);
        await context.setOffline(true);
        const offline = await visit(context, target);
        seen[name].offline.push(offline.visit);
        target.line.cut(false);
      }
      await context.close();
    }
  } finally {
    await browser.close();
  }
}

const KB = 1000;

function figuresOf(seen: Record<Name, Seen>): Figure[] {
  const of = (name: Name, mode: keyof Seen, what: keyof Visit): number =>
    median(seen[name][mode].map((it) => it[what]));
  const figures: Figure[] = [];
  for (const name of ['start', 'form'] as const) {
    const react = of('react', 'warm', 'usable');
    figures.push(
      atMostTimes(
        `${name}: first paint, cold`,
        'ms',
        of(name, 'cold', 'paint'),
        of('plain', 'cold', 'paint'),
        1.5,
        'plain HTML',
      ),
      atMostTimes(
        `${name}: usable, cold`,
        'ms',
        of(name, 'cold', 'usable'),
        of('react', 'cold', 'usable'),
        name === 'start' ? 1.3 : 1.6,
        'minimal React',
      ),
      atMost(`${name}: main thread blocked, cold`, 'ms', of(name, 'cold', 'blocked'), 150),
      atMost(
        `${name}: scripts and texts, brotli`,
        'kB',
        of(name, 'cold', 'scriptBytes') / KB,
        name === 'start' ? 105 : 135,
      ),
      atMostTimes(
        `${name}: usable, second visit`,
        'ms',
        of(name, 'warm', 'usable'),
        react,
        1.2,
        'minimal React, second visit',
      ),
      atMost(`${name}: bytes of the app, second visit`, 'B', of(name, 'warm', 'appBytes'), 0),
      atMostTimes(
        `${name}: usable, offline`,
        'ms',
        of(name, 'offline', 'usable'),
        react,
        1.2,
        'minimal React, second visit',
      ),
      atMost(`${name}: layout shift`, '', Math.max(of(name, 'cold', 'shift'), of(name, 'warm', 'shift')), 0.02),
    );
  }
  return figures;
}

/** Start page and form page beside two reference pages, on a slow line and a slow phone. */
export const pagesGroup: Group = {
  name: 'pages',
  async run(settings: BenchSettings) {
    const path = browserOf(settings);
    const folder = await buildReferences();
    const [plain, react] = await Promise.all([serveFolder(`${folder}/plain`), serveFolder(`${folder}/react`)]);
    const [plainLine, reactLine] = await Promise.all([openLine(), openLine()]);
    plainLine.lead(plain.port);
    reactLine.lead(react.port);
    const ours = await startPortalBehindLine();
    const fresh = (): Seen => ({ cold: [], warm: [], offline: [] });
    const seen: Record<Name, Seen> = { plain: fresh(), react: fresh(), start: fresh(), form: fresh() };
    try {
      for (let n = 1; n <= settings.rounds; n += 1) {
        await round(path, targets(ours.line, plainLine, reactLine), seen);
        const last = (name: Name) => Math.round(seen[name].cold.at(-1)?.usable ?? 0);
        settings.say(
          `round ${n} of ${settings.rounds}: plain ${last('plain')}, react ${last('react')}, start ${last('start')}, form ${last('form')} ms`,
        );
      }
      return figuresOf(seen);
    } finally {
      await ours.close();
      for (const it of [plain, react, plainLine, reactLine]) it.close();
    }
  },
};
