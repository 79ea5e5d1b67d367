import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AdministrativeUnit } from '#domain/api/catalogue.ts';
import { DossierCodePattern } from '#domain/dossiers/dossier-code-pattern.ts';
import { Answers } from '#domain/forms/answers.ts';
import { FormDefinition } from '#domain/forms/form-definition.ts';
import { Procedure } from '#domain/procedures/procedure.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
// Not by a URL: tests of screens are compiled for a browser, where that means an asset.
const read = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

/** The shipped data, as the portal seeds it. */
export const shippedForm = (code: string): FormDefinition =>
  FormDefinition.parse(read(`src/server/database/seeds/forms/${code}.json`));
export const shippedProcedure = (code: string): Procedure =>
  Procedure.parse(read(`src/server/database/seeds/procedures/${code}.json`));
export const shippedProcedures = (): Procedure[] =>
  readdirSync(join(ROOT, 'src/server/database/seeds/procedures')).map((file) =>
    shippedProcedure(file.slice(0, -'.json'.length)),
  );
export const shippedUnits = (): AdministrativeUnit[] =>
  (read('src/server/database/seeds/administrative-units.json') as { units: AdministrativeUnit[] }).units;
export const shippedCodePattern = (): DossierCodePattern =>
  DossierCodePattern.parse(
    (read('src/server/database/seeds/province-profile.json') as { dossierCode: unknown }).dossierCode,
  );
/** A form that is shipped nowhere: what the language can and the shipped forms do not need yet. */
export const fixtureForm = (name: string): FormDefinition =>
  FormDefinition.parse(read(`tests/fixtures/forms/${name}.json`));
export const sampleAnswers = (name: string): Answers => Answers.parse(read(`tests/fixtures/answers/${name}.json`));
