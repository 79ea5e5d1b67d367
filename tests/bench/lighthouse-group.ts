import { atLeast, type Figure, median } from './figure.ts';
import { freePort } from './free-port.ts';
import { browserOf, type Group } from './group.ts';
import { startPortalBehindLine } from './portal-line.ts';
import { launch } from './visit.ts';

const PAGES = [
  ['start', '/'],
  ['procedure', '/thu-tuc/1.001193'],
  ['form', '/bat-dau/1.001193'],
] as const;
const CATEGORIES = [
  ['performance', 98],
  ['accessibility', 100],
  ['best-practices', 100],
  ['seo', 100],
] as const;
const MOST_ROUNDS = 3;

/** Lighthouse as it judges a phone, median of at most three runs a page. */
export const lighthouseGroup: Group = {
  name: 'lighthouse',
  async run(settings) {
    const { default: lighthouse } = await import('lighthouse');
    const ours = await startPortalBehindLine();
    const figures: Figure[] = [];
    try {
      for (const [name, path] of PAGES) {
        const scores = new Map<string, number[]>();
        for (let n = 0; n < Math.min(settings.rounds, MOST_ROUNDS); n += 1) {
          const port = await freePort();
          const browser = await launch(browserOf(settings), [`--remote-debugging-port=${port}`]);
          try {
            const run = await lighthouse(ours.line.url + path, { port, logLevel: 'silent', output: 'json' });
            for (const [category] of CATEGORIES) {
              const score = run?.lhr.categories[category]?.score ?? 0;
              scores.set(category, [...(scores.get(category) ?? []), Math.round(score * 100)]);
            }
            const failed = Object.values(run?.lhr.audits ?? {}).filter(
              ({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== 'informative',
            );
            if (n === 0) settings.say(`${name}: ${failed.map(({ id }) => id).join(', ') || 'nothing to mend'}`);
          } finally {
            await browser.close();
          }
        }
        for (const [category, least] of CATEGORIES) {
          figures.push(atLeast(`Lighthouse, ${name} page: ${category}`, '', median(scores.get(category) ?? []), least));
        }
      }
      return figures;
    } finally {
      await ours.close();
    }
  },
};
