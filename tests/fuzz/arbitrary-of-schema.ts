import * as fc from 'fast-check';

/** The part of JSON Schema that the contracts are written in. */
export interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
}

const MOST_ITEMS = 4;

/** Text with everything that JSON can carry: controls, zero, halves of characters. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('\u0000', '\ud800', '__proto__', 'constructor', '\u202e', '"\\', '%00', '0'),
);

export const junk: fc.Arbitrary<unknown> = fc.oneof(
  anyText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(null, -1, 1e308, 2 ** 53, 2 ** 31, 0.1, [], {}, [[]], ''),
);

function textOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.format === 'uuid') return fc.uuid();
  if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern));
  const minLength = schema.minLength ?? 0;
  return fc.string({ unit: 'binary', minLength, maxLength: Math.min(schema.maxLength ?? 60, minLength + 60) });
}

function wholeOf(schema: JsonSchema): fc.Arbitrary<number> {
  const min = Math.max(schema.minimum ?? -1000, Number.MIN_SAFE_INTEGER);
  const max = Math.min(schema.maximum ?? Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  return fc.oneof(fc.integer({ min: Math.max(min, -1000), max: Math.min(max, 1000) }), fc.constantFrom(min, max));
}

function objectOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.properties === undefined) {
    const member = typeof schema.additionalProperties === 'object' ? arbitraryOf(schema.additionalProperties) : junk;
    return fc.dictionary(fc.string({ maxLength: 12 }), member, { maxKeys: MOST_ITEMS });
  }
  const members = Object.fromEntries(Object.entries(schema.properties).map(([name, it]) => [name, arbitraryOf(it)]));
  return fc.record(members, { requiredKeys: [...(schema.required ?? [])] });
}

/** Values that a schema admits; what it says in prose or in code (a refinement) is not followed. */
export function arbitraryOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return fc.oneof(...either.map(arbitraryOf));
  switch (schema.type) {
    case 'string':
      return textOf(schema);
    case 'integer':
      return wholeOf(schema);
    case 'number':
      return fc.oneof(wholeOf(schema), fc.double({ noNaN: true, noDefaultInfinity: true }));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(arbitraryOf(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? MOST_ITEMS, MOST_ITEMS)),
      });
    case 'object':
      return objectOf(schema);
    default:
      return junk;
  }
}

/** A value of the schema with, at times, one place in it replaced, taken away or added. */
export function damaged(whole: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(whole, fc.double({ min: 0, max: 1, noNaN: true }), junk, fc.constantFrom('replace', 'remove', 'add'))
    .map(([value, chance, other, how]) => {
      const copy: unknown = structuredClone(value);
      const places = objectsIn(copy);
      const place = places[Math.floor(chance * places.length)] ?? places[0];
      if (place === undefined) return other;
      const keys = Object.keys(place);
      const key = keys[Math.floor(chance * 997) % Math.max(1, keys.length)] ?? 'x';
      if (how === 'remove') Reflect.deleteProperty(place, key);
      else
        Object.defineProperty(place, how === 'add' ? `${key}2` : key, {
          value: other,
          enumerable: true,
          writable: true,
          configurable: true,
        });
      return copy;
    });
}

function objectsIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}
