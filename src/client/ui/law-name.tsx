import { useTranslation } from 'react-i18next';

/** More than a few lines on a phone: such a name of the law is folded, for it may be a page long. */
const FOLDED_FROM = 240;

interface LawNameProps {
  readonly lang?: 'vi';
  /** Its beginning stands above already: said twice it is only longer. */
  readonly begun?: boolean;
  readonly children: string;
}

/** The name that the law gives to a paper, below its plain name. */
export function LawName({ lang, begun = false, children }: LawNameProps) {
  const { t } = useTranslation('ui');
  if (!begun && children.length < FOLDED_FROM)
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
