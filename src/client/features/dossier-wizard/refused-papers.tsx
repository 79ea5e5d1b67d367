import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { Notice } from '#client/ui/notice.tsx';
import type { RefusedFile } from '#client/widgets/document-capture/preparing.ts';

export interface RefusedPapersProps {
  readonly refused: readonly RefusedFile[];
  /** Papers' names by their codes. */
  readonly names: ReadonlyMap<string, string>;
  readonly href: string;
}

/** Files that were chosen and are not among those to be sealed: perhaps refused after their card was left. */
export function RefusedPapers({ refused, names, href }: RefusedPapersProps) {
  const { t } = useTranslation('wizard');
  const errorText = useErrorText();
  if (refused.length === 0) return null;
  return (
    <Notice tone="warn" title={t('check.refused')} live>
      <ul className="points">
        {refused.map(({ componentCode, name, code }) => (
          <li key={`${componentCode} ${name}`}>
            <a href={href}>{`${names.get(componentCode) ?? componentCode}: ${name}`}</a> {errorText(code)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
