import { useTranslation } from 'react-i18next';

/** More than a few lines on a phone: such a name of the law is folded, for it may be a page long. */
const FOLDED_FROM = 240;

/** The name that the law gives to a paper, below its plain name. */
export function LawName({ lang, children }: { readonly lang?: 'vi'; readonly children: string }) {
  const { t } = useTranslation('ui');
  if (children.length < FOLDED_FROM)
    return (
      <p className="small" lang={lang}>
        {children}
      </p>
    );
  return (
    <details className="disclosure small">
      <summary>{t('lawName')}</summary>
      <p lang={lang}>{children}</p>
    </details>
  );
}
