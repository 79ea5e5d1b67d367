import { createContext, type ReactNode, useContext } from 'react';

export type Navigate = (href: string, options?: { readonly replace?: boolean }) => void;

interface Navigation {
  readonly navigate: Navigate;
  readonly pathname: string;
  readonly search: string;
}

const NavigationContext = createContext<Navigation>({ navigate: () => undefined, pathname: '/', search: '' });

/** The shell says how one moves; screens do not know the router. */
export function NavigationProvider({ children, ...navigation }: Navigation & { readonly children: ReactNode }) {
  return <NavigationContext value={navigation}>{children}</NavigationContext>;
}

export const useNavigate = (): Navigate => useContext(NavigationContext).navigate;
export const usePathname = (): string => useContext(NavigationContext).pathname;
export const useSearchParams = (): URLSearchParams => new URLSearchParams(useContext(NavigationContext).search);
