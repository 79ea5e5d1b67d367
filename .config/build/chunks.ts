/**
 * Which sources go out together. HTTP/1.1 has six lines to a portal, and every request costs a round trip: a page's own code is few
 * files, and what a page does not need is in none of them. Highest priority first.
 */
const GROUPS: readonly (readonly [name: string, test: RegExp])[] = [
  [
    'addresses',
    /\/client\/(app\/early-answers|features\/catalogue\/catalogue-address|offline\/local-store\/rows)|\/domain\/(api\/pages|text\/(strip|search-key))/,
  ],
  ['search', /\/client\/app\/first-search|\/domain\/search\/(?!all-everyday-words|everyday-words-of-fields)/],
  ['vendor', /\/node_modules\/(react|react-dom|scheduler|use-sync-external-store|zod|wouter|regexparam|idb)\//],
  [
    'app',
    /\/client\/(app\/(?!with-queries|workbench|first-search|early-answers|in-app-notice|install-card|app-badge|workbench)|ui\/(announcer|button|icon|navigation|page|surfaces|waiting|notice)|i18n|api\/(?!queries)|offline\/(react\/(account-here|engine-provider|use-(drafts|live|mine|observable|outbox|public|session))|local-store|sync\/(create-public-data|public-data))|main\.tsx|offline\/light-engine)|\/domain\/(api\/(errors|primitives|pages|problem|route|catalogue|portal)|text\/strip|text\/search-key|forms\/(form-definition|condition)|procedures\/procedure|fees\/fee-rule|deadlines\/working-calendar)|\/locales\/vi\/(ui|shell)\.json/,
  ],
  [
    'rules',
    /\/domain\/(?!search|api\/|dossiers|documents|payments|fees|deadlines|forms\/(answer-lines|declaration)|procedures\/(national|papers-asked|due-date))/,
  ],
  [
    'home',
    /\/features\/catalogue\/(home-page|search-box|suggestions|life-event|load-failed|marked-text|use-procedure-search)|\/locales\/vi\/catalogue\.json/,
  ],
  ['catalogue', /\/features\/catalogue\/(?!home-work|first-visit)/],
  [
    'engine',
    /\/client\/offline\/(?!outbox\/sender|uploads|sync\/(sweep-blobs|pack-zip))|\/domain\/(api\/(dossiers|accounts)|dossiers)/,
  ],
  [
    'form',
    /\/features\/dossier-wizard\/(use-begin-draft|wizard|section-step|saved-tag|today)|\/widgets\/form-renderer\/|\/domain\/forms\/|\/react-hook-form\/|\/locales\/vi\/(wizard|form|errors)\.json/,
  ],
  ['queries', /\/@tanstack\/|\/api\/queries\/|\/app\/with-queries\.tsx/],
  ['texts-en', /\/locales\/en\/(?!desk)/],
];

export const chunkGroups = GROUPS.map(([name, test], n) => ({ name, test, priority: GROUPS.length - n }));
