import { type ComponentType, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch } from 'wouter';
import { ButtonLink } from '#client/ui/button.tsx';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { PAGES, type PageName } from '#domain/api/pages.ts';
import * as pages from './pages.ts';

const ROUTES: readonly (readonly [PageName, ComponentType<Readonly<Record<string, string>>>])[] = [
  ['home', pages.HomePage],
  ['procedures', pages.SearchPage],
  ['procedure', pages.ProcedurePage],
  ['begin', pages.BeginPage],
  ['draftStep', pages.WizardPage],
  ['signIn', pages.SignInPage],
  ['account', pages.AccountPage],
  ['myDossiers', pages.MyDossiersPage],
  ['dossier', pages.DossierPage],
  ['notices', pages.NoticesPage],
  ['lookUp', pages.LookUpPage],
  ['lookUpCode', pages.LookUpPage],
  ['paymentReturn', pages.PaymentReturnPage],
  ['shared', pages.SharePage],
  ['help', pages.HelpPage],
  ['desk', pages.DeskPage],
  ['deskSignIn', pages.DeskSignInPage],
  ['deskDossier', pages.DeskDossierPage],
];

/** One screen for a draft wherever it stands: going on must not close and open it, which would let go of it for a moment. */
const DRAFT_AT_ANY_STEP = `${PAGES.draftStep}?`;

function NotFound() {
  const { t } = useTranslation('shell');
  return (
    <Page title={t('notFound.title')} lead={t('notFound.text')}>
      <ButtonLink href={PAGES.home}>{t('notFound.home')}</ButtonLink>
    </Page>
  );
}

const Waiting = () => (
  <div className="page">
    <div className="page-body">
      <Skeleton height="m" />
    </div>
  </div>
);

export function Router() {
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        {ROUTES.map(([name, Component]) => (
          <Route key={name} path={name === 'draftStep' ? DRAFT_AT_ANY_STEP : PAGES[name]}>
            {(params) => <Component {...(params as Readonly<Record<string, string>>)} />}
          </Route>
        ))}
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Suspense>
  );
}
