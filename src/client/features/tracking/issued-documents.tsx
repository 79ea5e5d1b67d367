import { useTranslation } from 'react-i18next';
import { useLanguage } from '#client/i18n/use-language.ts';
import { Section } from '#client/ui/surfaces.tsx';
import type { Dossier } from '#domain/api/dossiers.ts';
import { formatDateTime } from '#domain/text/figures.ts';
import { DeclarationButton, DocumentButton } from './document-button.tsx';

/** Every paper of the agency to the applicant, newest first: receipts, the legal forms, results; and the applicant's own declaration. */
export function IssuedDocuments({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTranslation('dossier');
  const language = useLanguage();
  if (dossier.documents.length === 0) return null;
  return (
    <Section title={t('documents.title')}>
      <ul className="list">
        {[...dossier.documents].reverse().map((document) => (
          <li key={document.id} className="spread">
            <div>
              <strong>{t(`documents.${document.kind}`)}</strong>
              {document.code !== null && <div className="code small">{document.code}</div>}
              <div className="small">
                {t('documents.issuedAt', { at: formatDateTime(document.issuedAt, language) })}
              </div>
            </div>
            <DocumentButton dossier={dossier} document={document}>
              {t('documents.download')}
              <span className="visually-hidden"> {t(`documents.${document.kind}`)}</span>
            </DocumentButton>
          </li>
        ))}
        <li className="spread">
          <div>
            <strong>{t('documents.DECLARATION')}</strong>
            <div className="small">{t('documents.declarationOf', { revision: dossier.revision })}</div>
          </div>
          <DeclarationButton dossier={dossier}>
            {t('documents.download')}
            <span className="visually-hidden"> {t('documents.DECLARATION')}</span>
          </DeclarationButton>
        </li>
      </ul>
    </Section>
  );
}
