import { type ReactNode, useEffect, useRef } from 'react';

/** When what had focus is gone (deleted, moved to another group), the title has it: never nowhere. */
export function KeepFocus({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const inside = useRef(false);
  useEffect(() => {
    const element = box.current;
    const enter = () => {
      inside.current = true;
    };
    const leave = (event: FocusEvent) => {
      // Left by hand, not taken away: what is taken away is no longer in the page.
      if (event.target instanceof Node && event.target.isConnected) inside.current = false;
    };
    element?.addEventListener('focusin', enter);
    element?.addEventListener('focusout', leave);
    return () => {
      element?.removeEventListener('focusin', enter);
      element?.removeEventListener('focusout', leave);
    };
  }, []);
  useEffect(() => {
    if (!inside.current || document.activeElement !== document.body) return;
    inside.current = false;
    document.querySelector('h1')?.focus({ preventScroll: true });
  });
  return (
    <div className="stack" ref={box}>
      {children}
    </div>
  );
}
