import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';
import { usePathname } from './navigation.tsx';

/** From here on large letters would fill a phone's screen with the title alone. */
const LONG_TITLE = 70;

export interface PageProps {
  readonly title: string;
  /** Of the title, where it is not the screen's own: an official name without a translation. */
  readonly lang?: 'vi' | 'en' | undefined;
  readonly back?: string;
  readonly lead?: ReactNode;
  readonly wide?: boolean;
  /** Beside the way back: "Đã lưu", a state. */
  readonly aside?: ReactNode;
  /** Above the title: step and progress. */
  readonly above?: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

const FIELDS = 'input, select, textarea';

/** A screen: its title is the document's, takes focus when one arrives, and what comes next stands at the bottom. */
export function Page({ title, lang, back, lead, wide = false, aside, above, actions, children }: PageProps) {
  const { t } = useTranslation('ui');
  const pathname = usePathname();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef<string | null>(null);
  const screen = useRef<HTMLDivElement>(null);
  useEffect(() => {
    document.title = t('documentTitle', { title });
  }, [title, t]);
  useEffect(() => {
    // The same screen under another address does not interrupt who is typing in it.
    const typing = shown.current !== null && screen.current?.contains(document.activeElement?.closest(FIELDS) ?? null);
    // Not on the first page of a visit: there the reader begins at the top by itself.
    if (shown.current !== pathname && !typing && document.body.dataset['arrived'] === 'true') {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    shown.current = pathname;
    document.body.dataset['arrived'] = 'true';
  }, [pathname]);
  return (
    <div className={wide ? 'page page-wide' : 'page'} ref={screen}>
      <div className="page-body">
        {(back !== undefined || aside !== undefined) && (
          <div className="spread page-head">
            {back === undefined ? (
              <span />
            ) : (
              <span>
                <a className="page-back" href={back}>
                  <Icon name="back" />
                  {t('back')}
                </a>
              </span>
            )}
            {aside}
          </div>
        )}
        {above}
        <h1 ref={heading} tabIndex={-1} lang={lang} className={title.length > LONG_TITLE ? 'title-long' : undefined}>
          {title}
        </h1>
        {lead && <div className="muted">{lead}</div>}
        {children}
      </div>
      {actions && (
        <div className="action-bar">
          <div>{actions}</div>
        </div>
      )}
    </div>
  );
}
