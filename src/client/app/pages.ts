import { type ComponentType, lazy } from 'react';

type PageProps = Readonly<Record<string, string>>;
type Lazy = ComponentType<PageProps>;

/** A page is a chunk of its own, loaded when it is opened first and kept offline with the rest. */
const page = <M extends Record<string, unknown>>(load: () => Promise<M>, name: keyof M & string): Lazy =>
  // The router hands a page exactly the parameters of its address.
  lazy(async () => ({ default: (await load())[name] as Lazy }));

export const HomePage = page(() => import('#client/features/catalogue/home-page.tsx'), 'HomePage');
export const SearchPage = page(() => import('#client/features/catalogue/search-page.tsx'), 'SearchPage');
export const ProcedurePage = page(() => import('#client/features/catalogue/procedure-page.tsx'), 'ProcedurePage');
export const SharePage = page(() => import('#client/features/document-intake/share-page.tsx'), 'SharePage');
export const HelpPage = page(() => import('#client/features/catalogue/help-page.tsx'), 'HelpPage');
export const BeginPage = page(() => import('#client/features/dossier-wizard/begin-page.tsx'), 'BeginPage');
export const WizardPage = page(() => import('#client/features/dossier-wizard/wizard-page.tsx'), 'WizardPage');
export const SignInPage = page(() => import('#client/features/account/sign-in-page.tsx'), 'SignInPage');
export const AccountPage = page(() => import('#client/features/account/account-page.tsx'), 'AccountPage');
export const MyDossiersPage = page(() => import('#client/features/tracking/my-dossiers-page.tsx'), 'MyDossiersPage');
export const DossierPage = page(() => import('#client/features/tracking/dossier-page.tsx'), 'DossierPage');
export const NoticesPage = page(() => import('#client/features/tracking/notices-page.tsx'), 'NoticesPage');
export const LookUpPage = page(() => import('#client/features/tracking/look-up-page.tsx'), 'LookUpPage');
export const PaymentReturnPage = page(
  () => import('#client/features/tracking/payment-return-page.tsx'),
  'PaymentReturnPage',
);
export const DeskPage = page(() => import('#client/features/officer-desk/desk-page.tsx'), 'DeskPage');
export const DeskSignInPage = page(
  () => import('#client/features/officer-desk/desk-sign-in-page.tsx'),
  'DeskSignInPage',
);
export const DeskDossierPage = page(
  () => import('#client/features/officer-desk/desk-dossier-page.tsx'),
  'DeskDossierPage',
);
