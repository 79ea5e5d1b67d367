import { SETTINGS } from '#server/config.ts';

/** The README's table of settings, from their schema. */
export function settingsTable(): string {
  const rows = Object.entries(SETTINGS).map(([name, { schema, description }]) => {
    const otherwise = schema.safeParse(undefined);
    const value =
      otherwise.success && otherwise.data !== undefined && otherwise.data !== '' ? `\`${otherwise.data}\`` : '–';
    return `| \`${name}\` | ${value} | ${description} |`;
  });
  return ['| Setting | Default | What it is |', '|---|---|---|', ...rows].join('\n');
}

/** `npm start -- settings` */
export function printSettings(): Promise<number> {
  console.log(settingsTable());
  return Promise.resolve(0);
}
