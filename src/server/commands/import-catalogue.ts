import { resolve } from 'node:path';
import type { Services } from '#server/services.ts';
import { importNational } from '#server/use-cases/catalogue/import-national.ts';
import { importSentences, importUsage } from '#server/use-cases/catalogue/import-sentences.ts';
import { isCatalogue, readCatalogueFiles } from './read-catalogue-files.ts';

const LANGUAGES = ['vi', 'en'] as const;

/** Takes the national catalogue in from a folder or a list. Answers an exit status: 1 only where nothing could be read. */
export async function importCatalogue(
  services: Pick<Services, 'database' | 'now'>,
  args: readonly string[],
  print: (line: string) => void = console.log,
): Promise<number> {
  const [wanted] = args;
  // npm moves into the project's folder and says here where it was called.
  const path = wanted === undefined ? undefined : resolve(process.env['INIT_CWD'] ?? '.', wanted);
  if (path === undefined || !isCatalogue(path)) {
    for (const language of LANGUAGES) print(importUsage(language, path));
    return 1;
  }
  const report = await importNational(services, readCatalogueFiles(path));
  for (const language of LANGUAGES) for (const sentence of importSentences(language, report)) print(sentence);
  return report.fresh + report.changed + report.unchanged === 0 ? 1 : 0;
}
