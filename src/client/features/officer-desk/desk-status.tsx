import { useTranslation } from 'react-i18next';
import { StatusTag } from '#client/ui/surfaces.tsx';
import type { StaffDossier } from '#domain/api/staff.ts';

const TONES = {
  SUBMITTED: 'warn',
  ACCEPTED: 'info',
  NOT_ACCEPTED: 'neutral',
  IN_PROGRESS: 'info',
  SUPPLEMENT_REQUIRED: 'neutral',
  PAYMENT_REQUIRED: 'neutral',
  WITHDRAWAL_REQUESTED: 'warn',
  STOPPED: 'neutral',
  COMPLETED: 'warn',
  RETURNED: 'ok',
  OTHER: 'warn',
} as const satisfies Record<StaffDossier['status'], string>;

/** Gold where the officer is awaited, grey where somebody else is. */
export function DeskStatus({ status }: { readonly status: StaffDossier['status'] }) {
  const { t } = useTranslation('desk');
  return <StatusTag tone={TONES[status]}>{t(`status.${status}`)}</StatusTag>;
}
