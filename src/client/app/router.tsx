import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch } from 'wouter';
import { ButtonLink } from '#client/ui/button.tsx';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { PAGES, pageOf } from '#domain/api/pages.ts';
import { APP_PAGES } from './pages.ts';

/** One screen for a draft wherever it stands: going on must not close and open it, which would let go of it for a moment. */
const DRAFT_AT_ANY_STEP = `${PAGES.draftStep}?`;

const ROUTES = Object.entries(APP_PAGES) as [keyof typeof APP_PAGES, (typeof APP_PAGES)[keyof typeof APP_PAGES]][];

/** Brings what the page of an address needs, so that it is drawn at once. Never fails: what did not come says so on the screen. */
export async function loadPageOf(pathname: string): Promise<void> {
  const name = pageOf(pathname);
  if (name !== undefined) await APP_PAGES[name === 'draft' ? 'draftStep' : name].load().catch(() => undefined);
}

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

/** `waiting`: no page yet, only the place where one will be. */
export function Router({ waiting = false }: { readonly waiting?: boolean }) {
  if (waiting) return <Waiting />;
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        {ROUTES.map(([name, page]) => (
          // Where one begins one goes on, on the same screen.
          <Route
            key={name === 'begin' ? 'draftStep' : name}
            path={name === 'draftStep' ? DRAFT_AT_ANY_STEP : PAGES[name]}
          >
            {(params) => <page.Component {...(params as Readonly<Record<string, string>>)} />}
          </Route>
        ))}
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Suspense>
  );
}
