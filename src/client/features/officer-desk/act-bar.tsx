import { useTranslation } from 'react-i18next';
import { Button, type ButtonVariant } from '#client/ui/button.tsx';
import type { IconName } from '#client/ui/icon.tsx';
import type { StaffDossier } from '#domain/api/staff.ts';
import type { DeskAction } from './use-act.ts';

/** In the order in which a dossier goes on; what ends it stands last. */
const ACTS: readonly { readonly action: DeskAction; readonly variant: ButtonVariant; readonly icon: IconName }[] = [
  { action: 'accept', variant: 'primary', icon: 'check' },
  { action: 'confirmWithdrawal', variant: 'primary', icon: 'check' },
  { action: 'takeUp', variant: 'primary', icon: 'next' },
  { action: 'issueResult', variant: 'primary', icon: 'file' },
  { action: 'deliver', variant: 'primary', icon: 'check' },
  { action: 'requirePayment', variant: 'secondary', icon: 'pay' },
  { action: 'requestSupplement', variant: 'secondary', icon: 'edit' },
  { action: 'refuse', variant: 'danger', icon: 'close' },
  { action: 'stop', variant: 'danger', icon: 'close' },
];

/** What this officer may do now, by the table of transitions (rule 2). */
export const actsOf = (dossier: StaffDossier) => ACTS.filter(({ action }) => dossier.actions.includes(action));

export function ActBar({
  dossier,
  running,
  onChoose,
}: {
  readonly dossier: StaffDossier;
  readonly running: DeskAction | undefined;
  readonly onChoose: (action: DeskAction) => void;
}) {
  const { t } = useTranslation('desk');
  return (
    <div className="desk-acts">
      {actsOf(dossier).map(({ action, variant, icon }) => (
        <Button
          key={action}
          // A further result is possible; handing over is what comes next.
          variant={action === 'issueResult' && dossier.status === 'COMPLETED' ? 'secondary' : variant}
          icon={icon}
          busy={running !== undefined}
          onClick={() => onChoose(action)}
        >
          {action === 'issueResult' && dossier.status === 'COMPLETED' ? t('act.addResult') : t(`act.${action}`)}
        </Button>
      ))}
    </div>
  );
}
