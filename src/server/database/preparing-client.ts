import pg from 'pg';

/** A list of unusual length makes a statement of its own: beyond so many they are no longer prepared. */
const MOST_STATEMENTS = 400;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_STATEMENTS) return known;
  const name = `portal_${names.size + 1}`;
  names.set(text, name);
  return name;
}

interface Asked {
  readonly text: string;
  readonly name?: string;
}
const isAsked = (asked: unknown): asked is Asked =>
  typeof asked === 'object' &&
  asked !== null &&
  'text' in asked &&
  typeof asked.text === 'string' &&
  !('submit' in asked);

/** Has PostgreSQL read and plan each statement with parameters once a connection, not once a call. */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as (...args: unknown[]) => unknown;
    const prepared = (asked: unknown, ...rest: unknown[]): unknown => {
      const [values] = rest;
      const name =
        isAsked(asked) && asked.name === undefined && Array.isArray(values) && values.length > 0
          ? nameOf(asked.text)
          : undefined;
      return name === undefined ? query(asked, ...rest) : query({ ...(asked as Asked), name }, ...rest);
    };
    this.query = prepared as unknown as typeof this.query;
  }
}
