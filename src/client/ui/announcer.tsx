import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

type Announce = (text: string, urgent?: boolean) => void;
const AnnouncerContext = createContext<Announce>(() => undefined);

/** Says changes of state to screen readers, once each. */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [polite, setPolite] = useState('');
  const [urgent, setUrgent] = useState('');
  const announce = useCallback<Announce>((text, now = false) => {
    // The same sentence twice is a change only when it differs: a zero-width mark makes it one.
    const set = now ? setUrgent : setPolite;
    set((last) => (last === text ? `${text}\u200a` : text));
  }, []);
  return (
    <AnnouncerContext value={announce}>
      {children}
      <div className="visually-hidden" role="status">
        {polite}
      </div>
      <div className="visually-hidden" role="alert">
        {urgent}
      </div>
    </AnnouncerContext>
  );
}

export const useAnnounce = (): Announce => useContext(AnnouncerContext);
