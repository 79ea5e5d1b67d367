import { parseArgs } from 'node:util';
import { type Figure, skipped } from './figure.ts';
import type { Group } from './group.ts';
import { interactionGroup } from './interaction-group.ts';
import { lighthouseGroup } from './lighthouse-group.ts';
import { memoryGroup } from './memory-group.ts';
import { offlineGroup } from './offline-group.ts';
import { pagesGroup } from './pages-group.ts';
import { searchGroup } from './search-group.ts';
import { serverGroup } from './server-group.ts';
import { sizesGroup } from './sizes-group.ts';
import { startGroup } from './start-group.ts';
import { uploadGroup } from './upload-group.ts';

const GROUPS: readonly Group[] = [
  sizesGroup,
  pagesGroup,
  interactionGroup,
  memoryGroup,
  offlineGroup,
  lighthouseGroup,
  searchGroup,
  serverGroup,
  uploadGroup,
  startGroup,
];

const show = (value: number | null, unit = ''): string => (value === null ? '–' : `${value} ${unit}`.trim());

function print(figure: Figure, json: boolean): void {
  if (json) {
    const { figure: name, ours, reference, ratio, bar, holds, note } = figure;
    console.log(
      JSON.stringify({ figure: name, ours, reference, ratio, bar, holds, ...(note === undefined ? {} : { note }) }),
    );
    return;
  }
  const mark = figure.holds === null ? '·' : figure.holds ? '✓' : '✗';
  const reference =
    figure.reference === null ? '' : `, reference ${show(figure.reference, figure.unit)}, × ${figure.ratio}`;
  const note = figure.note === undefined ? '' : ` (${figure.note})`;
  console.log(`${mark} ${figure.figure}: ${show(figure.ours, figure.unit)}${reference}; bar ${figure.bar}${note}`);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: {
      json: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      rounds: { type: 'string', default: '7' },
    },
  });
  const names = values.only.flatMap((it) => it.split(','));
  const unknown = names.filter((name) => !GROUPS.some((it) => it.name === name));
  if (unknown.length > 0) {
    console.error(`--only knows ${GROUPS.map((it) => it.name).join(', ')}, not ${unknown.join(', ')}`);
    return 2;
  }
  const settings = {
    rounds: Math.max(1, Number(values.rounds) || 7),
    browser: process.env['CHROME_PATH'],
    say: (words: string) => console.error(`  ${words}`),
  };
  let failed = 0;
  for (const group of GROUPS) {
    if (names.length > 0 && !names.includes(group.name)) continue;
    settings.say(`${group.name} …`);
    const figures = await group
      .run(settings)
      .catch((fault: unknown): readonly Figure[] => [
        { ...skipped(group.name, 'all of its figures', String(fault).split('\n')[0] ?? ''), holds: false },
      ]);
    for (const figure of figures) {
      print(figure, values.json);
      if (figure.holds === false) failed += 1;
    }
  }
  return values.strict && failed > 0 ? 1 : 0;
}

process.exit(await main());
