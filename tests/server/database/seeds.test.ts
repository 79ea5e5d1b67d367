import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FormDefinition } from '#domain/forms/form-definition.ts';
import { Procedure } from '#domain/procedures/procedure.ts';

const folder = new URL('../../../src/server/database/seeds/', import.meta.url);
const seeds = (name: string): [string, unknown][] =>
  readdirSync(new URL(`${name}/`, folder)).map((file) => [
    file,
    JSON.parse(readFileSync(new URL(`${name}/${file}`, folder), 'utf8')),
  ]);

test.each(seeds('procedures'))('the procedure %s is written in the language of procedures', (_, seed) => {
  expect(Procedure.safeParse(seed).error?.issues).toBeUndefined();
});

test.each(seeds('forms'))('the form %s is written in the language of forms', (_, seed) => {
  expect(FormDefinition.safeParse(seed).error?.issues).toBeUndefined();
});
