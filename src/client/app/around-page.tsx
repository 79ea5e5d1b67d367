import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { PAGES } from '#domain/api/pages.ts';
import { inAppBrowser, isInstalled } from './in-app-browser.ts';

const InAppNotice = lazy(async () => ({ default: (await import('./in-app-notice.tsx')).InAppNotice }));
const InstallCard = lazy(async () => ({ default: (await import('./install-card.tsx')).InstallCard }));
const AppBadge: ComponentType = lazy(async () => ({ default: (await import('./app-badge.tsx')).AppBadge }));

/** The badge waits until the first screen has what it needs. */
const BADGE_AFTER = 4_000;

const showsNotice = (pathname: string): boolean => pathname === PAGES.home || /^\/(?:bat-dau|soan)\//.test(pathname);
/** After something was sealed or received, and with the account; never on the first screen. */
const showsInstall = (pathname: string): boolean => pathname === PAGES.account || /^\/ho-so\/./.test(pathname);

/** What a phone needs beside the screen: the way out of another app's browser, the offer to install, the icon's number. */
export function AroundPage({ pathname, children }: { readonly pathname: string; readonly children: ReactNode }) {
  const [installed] = useState(isInstalled);
  const [browser] = useState(() => inAppBrowser(navigator.userAgent, installed));
  const [counts, setCounts] = useState(false);
  useEffect(() => {
    if (!('setAppBadge' in navigator)) return undefined;
    const timer = setTimeout(() => setCounts(true), BADGE_AFTER);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      {browser && showsNotice(pathname) && (
        <Suspense fallback={null}>
          <InAppNotice browser={browser} pathname={pathname} />
        </Suspense>
      )}
      {children}
      {!installed && browser === undefined && showsInstall(pathname) && (
        <Suspense fallback={null}>
          <InstallCard />
        </Suspense>
      )}
      {counts && (
        <Suspense fallback={null}>
          <AppBadge />
        </Suspense>
      )}
    </>
  );
}
