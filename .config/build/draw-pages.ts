import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin, type Rollup } from 'vite';

/** What of the app a page's HTML announces: the chunk of the page itself, and those that it is sure to ask for next. */
interface PageFile {
  readonly file: string;
  /** An address of the page; undefined: a page of which nothing is known. */
  readonly address: string | undefined;
  readonly modules: readonly string[];
}

/** Of the start page only, and not waited for by anything. */
const FIRST_SEARCH = 'src/client/app/first-search.ts';
const WIZARD = '/features/dossier-wizard/wizard-page.tsx';
const WIZARD_TEXTS = ['wizard', 'form', 'errors'].map((name) => `/locales/vi/${name}.json`);
const ENGINE = '/client/offline/create-engine.ts';

const PAGES: readonly PageFile[] = [
  { file: 'index.html', address: '/', modules: ['/features/catalogue/home-page.tsx', '/locales/vi/catalogue.json'] },
  {
    file: 'pages/procedures.html',
    address: '/thu-tuc',
    modules: ['/features/catalogue/search-page.tsx', '/locales/vi/catalogue.json'],
  },
  {
    file: 'pages/procedure.html',
    address: '/thu-tuc/__code__',
    modules: ['/features/catalogue/procedure-page.tsx', '/locales/vi/catalogue.json'],
  },
  {
    file: 'pages/begin.html',
    address: '/bat-dau/__code__',
    modules: [WIZARD, ENGINE, ...WIZARD_TEXTS],
  },
  { file: 'pages/draft.html', address: '/soan/__draft__', modules: [WIZARD, ENGINE, ...WIZARD_TEXTS] },
  { file: 'pages/other.html', address: undefined, modules: [ENGINE] },
];

/** Every file that `modules` need, without those that the page has already. */
function filesOf(bundle: Rollup.OutputBundle, modules: readonly string[]): Set<string> {
  const chunks = Object.values(bundle).filter((it) => it.type === 'chunk');
  const files = new Set<string>();
  const add = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    chunks.find((it) => it.fileName === file)?.imports.forEach(add);
  };
  for (const module of modules) {
    const owner =
      chunks.find((it) => it.facadeModuleId?.endsWith(module) === true) ??
      chunks.find((it) => it.moduleIds.some((id) => id.endsWith(module)));
    if (owner === undefined) throw new Error(`no chunk holds ${module}`);
    add(owner.fileName);
  }
  return files;
}

interface Drawn {
  drawPage(address: string | undefined): Promise<{ readonly title: string; readonly html: string }>;
}

/** The app once more, to be run here: it draws its own pages. */
async function loadDrawing(root: string): Promise<Drawn> {
  const folder = join(root, '.cache', `draw-${process.pid}`);
  await build({
    root,
    mode: 'production',
    logLevel: 'error',
    build: {
      ssr: 'src/client/app/prerender.tsx',
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { preserveEntrySignatures: 'strict', output: { codeSplitting: false } },
    },
  });
  const drawing = (await import(pathToFileURL(join(folder, 'main.js')).href)) as Drawn;
  rmSync(folder, { recursive: true });
  return drawing;
}

/**
 * Writes an HTML file for each kind of page: what it shows before the app is there, the style inline (the portal allows it by its hash),
 * and links to what the page needs, so that nothing is found out one after the other. `<!--data-->` is the portal's place for links to data.
 */
export const drawPages = (root: string): Plugin => {
  let folder = '';
  return {
    name: 'mot-cua:draw-pages',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    buildStart() {
      this.emitFile({ type: 'chunk', id: join(root, FIRST_SEARCH), name: 'first-search' });
    },
    async writeBundle(_options, bundle) {
      const source = readFileSync(join(folder, 'index.html'), 'utf8');
      const sheet = Object.keys(bundle).find((file) => file.endsWith('.css')) ?? '';
      const style = readFileSync(join(folder, sheet), 'utf8')
        .replace(/\/\*.*?\*\//gs, '')
        .trim();
      const there = new Set([...source.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file));
      const { drawPage } = await loadDrawing(root);
      const preload = (file: string): string => `<link rel="modulepreload" crossorigin href="/${file}">`;
      // Data first: they are small, and a line to the portal that is free only later costs them a round trip more.
      // The chunk that holds it: its entry, which only hands it on, would be a request more. Before the app's own scripts: on a slow
      // line they share it in the order in which they are asked for.
      const searching = Object.values(bundle).find(
        (it) => it.type === 'chunk' && it.moduleIds.some((id) => id.endsWith(FIRST_SEARCH)),
      );
      if (searching?.type !== 'chunk') throw new Error(`no chunk holds ${FIRST_SEARCH}`);
      const { fileName, imports } = searching;
      const firstSearch = `<script type="module" async fetchpriority="high" crossorigin src="/${fileName}"></script>${imports.map(preload).join('')}`;
      mkdirSync(join(folder, 'pages'), { recursive: true });
      for (const { file, address, modules } of PAGES) {
        const { title, html } = await drawPage(address);
        const early = file === 'index.html' ? firstSearch : '';
        const links = [...filesOf(bundle, modules)]
          .filter((it) => !there.has(it) && !early.includes(`/${it}"`))
          .map(preload);
        const page = source
          .replace(/\s*<link rel="stylesheet"[^>]*>/, () => `\n    <style>${style}</style>`)
          .replace(/<title>[^<]*<\/title>/, () => `<title>${title}</title><!--data-->${early}`)
          .replace('</head>', () => `${links.join('')}</head>`)
          .replace(/<div id="root">[\s\S]*?<\/div>\s*<noscript>/, () => `<div id="root">${html}</div>\n    <noscript>`);
        writeFileSync(join(folder, file), page);
      }
    },
  };
};
