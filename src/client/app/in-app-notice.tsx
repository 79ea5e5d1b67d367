import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '#client/offline/react/use-drafts.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { PAGES, pageAddress } from '#domain/api/pages.ts';
import { type InAppBrowser, intentAddress } from './in-app-browser.ts';

interface InAppNoticeProps {
  readonly browser: InAppBrowser;
  readonly pathname: string;
}

/** Where one may go on in a real browser: a draft lies in this one alone, so its procedure's beginning stands for it. */
function useAddressElsewhere(pathname: string): string {
  const draftId = /^\/soan\/([^/]+)/.exec(pathname)?.[1];
  const draft = useDraft(draftId ?? '');
  const code = draft.value?.procedureCode;
  const path = draftId === undefined ? pathname : code === undefined ? PAGES.home : pageAddress('begin', { code });
  return window.location.origin + path;
}

/** What does not work in a browser inside another app, and the way out. Nothing is held back. */
export function InAppNotice({ browser, pathname }: InAppNoticeProps) {
  const { t } = useTranslation('phone');
  const announce = useAnnounce();
  const address = useAddressElsewhere(pathname);
  const [copied, setCopied] = useState<'yes' | 'no'>();
  const name = browser.name === '' ? t('inApp.another') : browser.name;
  const copy = () => {
    const writing = navigator.clipboard?.writeText(address) ?? Promise.reject(new Error('no clipboard'));
    writing.then(
      () => {
        setCopied('yes');
        announce(t('inApp.copied'));
      },
      () => setCopied('no'),
    );
  };
  return (
    <aside className="shell-aside">
      <Notice tone="warn">
        {/* Within a form it takes one line: the question comes first. */}
        <details open={pathname === PAGES.home}>
          <summary className="shell-summary">{t('inApp.title', { name })}</summary>
          <div className="stack-tight">
            <p>{t('inApp.text')}</p>
            {!browser.android && <p>{t('inApp.how')}</p>}
            <div className="cluster">
              {browser.android && (
                <ButtonLink small href={intentAddress(address)}>
                  {t('inApp.open')}
                </ButtonLink>
              )}
              <Button small variant="secondary" onClick={copy}>
                {t(copied === 'yes' ? 'inApp.copied' : 'inApp.copy')}
              </Button>
            </div>
            {copied === 'no' && <p className="preline">{t('inApp.byHand', { address })}</p>}
          </div>
        </details>
      </Notice>
    </aside>
  );
}
