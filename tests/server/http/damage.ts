export type Path = readonly (string | number)[];

/** Every place in a body that holds no object and no list. */
export function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) =>
    leavesOf(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

export const valueAt = (body: unknown, path: Path): unknown =>
  path.reduce<unknown>((place, key) => (place as Record<string | number, unknown>)[key], body);

/** A copy with another value there; undefined takes the member away. */
export function changed(body: unknown, path: Path, value: unknown): unknown {
  const copy: unknown = structuredClone(body);
  const parent = valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined) parent[last] = typeof last === 'number' ? null : undefined;
  else parent[last] = value;
  return copy;
}
