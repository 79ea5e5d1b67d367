import { type MouseEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from 'wouter';
import { changeLanguage } from '#client/i18n/start-i18n.ts';
import { useLanguage } from '#client/i18n/use-language.ts';
import { usePublic } from '#client/offline/react/use-public.ts';
import { useReachability } from '#client/offline/react/use-session.ts';
import { AnnouncerProvider } from '#client/ui/announcer.tsx';
import { Icon, type IconName, Mark } from '#client/ui/icon.tsx';
import { type Navigate, NavigationProvider } from '#client/ui/navigation.tsx';
import { PAGES } from '#domain/api/pages.ts';
import { UpdateBar } from './update-bar.tsx';

const NAV: readonly { page: keyof typeof PAGES; key: string; icon: IconName; wide?: boolean }[] = [
  { page: 'home', key: 'home', icon: 'home' },
  { page: 'procedures', key: 'procedures', icon: 'search' },
  { page: 'myDossiers', key: 'dossiers', icon: 'folder' },
  { page: 'account', key: 'account', icon: 'user' },
  { page: 'notices', key: 'notices', icon: 'bell', wide: true },
  { page: 'lookUp', key: 'lookUp', icon: 'file', wide: true },
  { page: 'help', key: 'help', icon: 'help', wide: true },
];

/** In-app addresses are opened here; everything else is left to the browser. */
const inAppAddress = (event: MouseEvent): string | undefined => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return undefined;
  const anchor = (event.target as Element).closest('a');
  const href = anchor?.getAttribute('href');
  if (!anchor || !href || anchor.target || anchor.hasAttribute('download') || !href.startsWith('/')) return undefined;
  return /^\/(api|demo|docs)\//.test(href) || href === '/docs' ? undefined : href;
};

function Line() {
  const { t } = useTranslation('shell');
  const line = useReachability();
  if (line !== 'offline' && line !== 'captive') return null;
  return (
    <span className="tag" title={t('offlineHelp')}>
      {t(line === 'offline' ? 'offline' : 'captive')}
    </span>
  );
}

function Navigation({ pathname }: { readonly pathname: string }) {
  const { t } = useTranslation('shell');
  return (
    <nav className="shell-nav" aria-label={t('navigation')}>
      {NAV.map(({ page, key, icon, wide }) => {
        const href = PAGES[page];
        const here = href === '/' ? pathname === '/' : pathname.startsWith(href);
        return (
          <a key={page} href={href} className={wide ? 'nav-wide' : undefined} aria-current={here ? 'page' : undefined}>
            <Icon name={icon} />
            {t(`nav.${key}`)}
          </a>
        );
      })}
    </nav>
  );
}

/** While pages are drawn beforehand there is no document: the portal takes the line out where it is not a demonstration. */
const saidByHtml = (): boolean =>
  typeof document === 'undefined' || document.documentElement.hasAttribute('data-demonstration');

function Ribbon() {
  const { t } = useTranslation('shell');
  const profile = usePublic('profile');
  // Until the profile is there, the page's HTML says it: a line that came later would push everything down.
  const shown = profile.state === 'ready' ? profile.value.demonstration : saidByHtml();
  return shown ? <aside className="shell-ribbon">{t('demonstration')}</aside> : null;
}

export interface ShellProps {
  /** Once, when the first screen stands. */
  readonly onShown?: () => void;
  readonly children: ReactNode;
}

export function Shell({ onShown, children }: ShellProps) {
  const { t } = useTranslation('shell');
  const language = useLanguage();
  const [pathname, setLocation] = useLocation();
  const search = useSearch();
  const main = useRef<HTMLElement>(null);
  const navigate: Navigate = (href, options) => setLocation(href, { replace: options?.replace ?? false });
  const follow = useRef(navigate);
  follow.current = navigate;
  useEffect(() => {
    // One listener for all links of all screens: screens write plain addresses.
    const click = (event: globalThis.MouseEvent) => {
      const href = inAppAddress(event as unknown as MouseEvent);
      if (href === undefined) return;
      event.preventDefault();
      follow.current(href);
    };
    document.addEventListener('click', click);
    return () => document.removeEventListener('click', click);
  }, []);
  const shown = useRef(onShown);
  useLayoutEffect(() => shown.current?.(), []);
  const desk = pathname.startsWith(PAGES.desk);
  return (
    <NavigationProvider navigate={navigate} pathname={pathname} search={search}>
      <AnnouncerProvider>
        <div className={desk ? 'shell shell-desk' : 'shell'}>
          <button type="button" className="button shell-skip" onClick={() => main.current?.focus()}>
            {t('skip')}
          </button>
          <Ribbon />
          <UpdateBar pathname={pathname} />
          <header className="shell-top">
            <a className="shell-brand" href={desk ? PAGES.desk : PAGES.home}>
              <Mark />
              {t('name')}
            </a>
            <span className="shell-space" />
            <Line />
            <button
              type="button"
              className="shell-tool"
              lang={language === 'vi' ? 'en' : 'vi'}
              onClick={() => {
                changeLanguage(language === 'vi' ? 'en' : 'vi').catch(() => undefined);
              }}
            >
              <Icon name="language" />
              {t('language')}
            </button>
          </header>
          <main className="shell-main" tabIndex={-1} ref={main}>
            {children}
          </main>
          {!desk && <Navigation pathname={pathname} />}
        </div>
      </AnnouncerProvider>
    </NavigationProvider>
  );
}
