import { useTranslation } from 'react-i18next';
import { Section } from '#client/ui/surfaces.tsx';

/** What to do first, for who has nothing here yet. */
export function FirstVisit() {
  const { t } = useTranslation('catalogue');
  return (
    <Section title={t('first.title')}>
      <ol className="card catalogue-steps">
        <li>{t('first.find')}</li>
        <li>{t('first.fill')}</li>
        <li>{t('first.send')}</li>
      </ol>
    </Section>
  );
}
