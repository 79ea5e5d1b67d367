/** The data that ships with the portal: procedures, their e-forms, and the province. */
const all = (modules: Record<string, unknown>): unknown[] =>
  Object.entries(modules)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, content]) => content);

export const shippedForms = (): unknown[] =>
  all(import.meta.glob('./seeds/forms/*.json', { import: 'default', eager: true }));
export const shippedProcedures = (): unknown[] =>
  all(import.meta.glob('./seeds/procedures/*.json', { import: 'default', eager: true }));
export const shippedDocuments = (): [name: string, content: unknown][] =>
  Object.entries(import.meta.glob('./seeds/*.json', { import: 'default', eager: true })).map(([path, content]) => [
    path.slice('./seeds/'.length, -'.json'.length),
    content,
  ]);
