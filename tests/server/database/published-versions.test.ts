import { describe, expect, test } from 'vitest';
import { FormDefinition } from '#domain/forms/form-definition.ts';
import { Procedure } from '#domain/procedures/procedure.ts';
import { readShippedData } from '#server/repositories/shipped-data-repository.ts';
import { contentHash } from '#server/use-cases/catalogue/seed-catalogue.ts';
import published from '../../fixtures/published-versions.json' with { type: 'json' };

/**
 * What was ever shipped under a version's number, frozen. Whoever changes a procedure or its e-form raises the procedure's version
 * (and the form's, where the form changed) and adds a line to the table; a line is never changed once it was released.
 */
interface Shipped {
  readonly procedure: string;
  readonly form?: string;
}
const table: Readonly<Record<string, Readonly<Record<string, Shipped>>>> = published;
const data = readShippedData();
const forms = new Map(data.forms.map((it) => FormDefinition.parse(it)).map((it) => [it.formCode, it]));
const shipped = data.procedures
  .map((it) => Procedure.parse(it))
  .map((procedure) => ({ code: procedure.code, procedure }));

describe.each(shipped)('$code', ({ code, procedure }) => {
  const form = procedure.formCode === undefined ? undefined : forms.get(procedure.formCode);

  test('ships with the content that is recorded for its version: changed content has a raised version', () => {
    const now: Shipped = {
      procedure: contentHash(procedure),
      ...(form === undefined ? {} : { form: contentHash(form) }),
    };
    expect({ version: procedure.version, ...table[code]?.[procedure.version] }).toEqual({
      version: procedure.version,
      ...now,
    });
  });

  test('ships in its newest version, and no content is recorded twice', () => {
    const lines = Object.entries(table[code] ?? {});
    expect(Math.max(...lines.map(([version]) => Number(version)))).toBe(procedure.version);
    expect(new Set(lines.map(([, line]) => line.procedure)).size).toBe(lines.length);
  });
});

test('an e-form is the one of a procedure that ships', () => {
  const codes = new Set(shipped.map((it) => it.procedure.formCode));
  expect([...forms.keys()].filter((it) => !codes.has(it))).toEqual([]);
});
