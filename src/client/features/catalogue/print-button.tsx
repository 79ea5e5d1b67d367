import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/button.tsx';

/** Where one would look for it: beside the heading of what is taken along on paper. */
export function PrintButton() {
  const { t } = useTranslation('catalogue');
  return (
    <Button small variant="quiet" icon="print" onClick={() => window.print()}>
      {t('papers.print')}
    </Button>
  );
}
