import { type ComponentType, lazy } from 'react';
import { loadTexts } from '#client/i18n/texts.ts';
import type { PageName } from '#domain/api/pages.ts';

type PageProps = Readonly<Record<string, string>>;
type Lazy = ComponentType<PageProps>;

interface AppPage {
  /** Brings the page and its texts; afterwards it is drawn at once. */
  readonly load: () => Promise<unknown>;
  readonly Component: Lazy;
}

/** A page is a chunk of its own, loaded when it is opened first and kept offline with the rest. `texts`: what it says at once. */
function page<M extends Record<string, unknown>>(
  load: () => Promise<M>,
  name: keyof M & string,
  texts: readonly string[],
  finish: (made: Lazy) => Lazy | Promise<Lazy> = (made) => made,
): AppPage {
  let loaded: Lazy | undefined;
  const fetchIt = async (): Promise<Lazy> => {
    // The router hands a page exactly the parameters of its address.
    const [module] = await Promise.all([load(), loadTexts(texts)]);
    loaded = await finish(module[name] as Lazy);
    return loaded;
  };
  let shown: Lazy | undefined;
  return {
    load: fetchIt,
    // Chosen once: a component that became another one would begin anew under who is using it.
    get Component() {
      shown ??= loaded ?? lazy(async () => ({ default: await fetchIt() }));
      return shown;
    },
  };
}

/** The query cache belongs to the few pages that ask by it. */
const queries = async (made: Lazy): Promise<Lazy> => (await import('./with-queries.tsx')).withQueries(made);

const lookUp = page(() => import('#client/features/tracking/look-up-page.tsx'), 'LookUpPage', ['tracking'], queries);
const wizard = page(() => import('#client/features/dossier-wizard/wizard-page.tsx'), 'WizardPage', [
  'wizard',
  'errors',
  'form',
]);

export const APP_PAGES: Readonly<Record<Exclude<PageName, 'draft'>, AppPage>> = {
  home: page(() => import('#client/features/catalogue/home-page.tsx'), 'HomePage', ['catalogue']),
  procedures: page(() => import('#client/features/catalogue/search-page.tsx'), 'SearchPage', ['catalogue']),
  procedure: page(() => import('#client/features/catalogue/procedure-page.tsx'), 'ProcedurePage', ['catalogue']),
  shared: page(() => import('#client/features/document-intake/share-page.tsx'), 'SharePage', [
    'shared',
    'documents',
    'errors',
  ]),
  help: page(() => import('#client/features/catalogue/help-page.tsx'), 'HelpPage', ['help']),
  begin: wizard,
  draftStep: wizard,
  signIn: page(() => import('#client/features/account/sign-in-page.tsx'), 'SignInPage', ['account']),
  account: page(() => import('#client/features/account/account-page.tsx'), 'AccountPage', ['account']),
  myDossiers: page(() => import('#client/features/tracking/my-dossiers-page.tsx'), 'MyDossiersPage', ['tracking']),
  dossier: page(() => import('#client/features/tracking/dossier-page.tsx'), 'DossierPage', ['tracking']),
  notices: page(() => import('#client/features/tracking/notices-page.tsx'), 'NoticesPage', ['tracking'], queries),
  lookUp,
  lookUpCode: lookUp,
  paymentReturn: page(
    () => import('#client/features/tracking/payment-return-page.tsx'),
    'PaymentReturnPage',
    ['tracking'],
    queries,
  ),
  desk: page(() => import('#client/features/officer-desk/desk-page.tsx'), 'DeskPage', ['desk'], queries),
  deskSignIn: page(
    () => import('#client/features/officer-desk/desk-sign-in-page.tsx'),
    'DeskSignInPage',
    ['desk'],
    queries,
  ),
  deskDossier: page(
    () => import('#client/features/officer-desk/desk-dossier-page.tsx'),
    'DeskDossierPage',
    ['desk'],
    queries,
  ),
};
