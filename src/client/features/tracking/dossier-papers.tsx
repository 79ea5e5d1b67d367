import { useTranslation } from 'react-i18next';
import { callPortal } from '#client/api/call-portal.ts';
import { type Dossier, dossiersApi } from '#domain/api/dossiers.ts';
import { DossierActions } from './dossier-actions.tsx';
import { DossierContents } from './dossier-contents.tsx';
import { Fold } from './fold.tsx';
import { IssuedDocuments } from './issued-documents.tsx';

export interface DossierPapersProps {
  readonly dossier: Dossier;
  readonly refresh: () => Promise<void>;
  readonly waiting: boolean;
}

/** What the agency issued, what the portal holds, and what else one may do. */
export function DossierPapers({ dossier, refresh, waiting }: DossierPapersProps) {
  const { t } = useTranslation('dossier');
  return (
    <div className="stack no-print">
      <IssuedDocuments dossier={dossier} />
      <Fold title={t('contents.title')}>
        <DossierContents
          manifest={dossier.manifest}
          answers={dossier.answers}
          at={dossier.officialReceivedAt}
          readPart={({ sha256 }) =>
            callPortal(dossiersApi.readFile, { params: { dossierId: dossier.id, sha256 }, timeoutMs: 120_000 })
          }
        />
      </Fold>
      <DossierActions dossier={dossier} refresh={refresh} waiting={waiting} />
    </div>
  );
}
