import type { DossierSummary } from '#domain/api/dossiers.ts';

/** Gold asks something of the person, green is done, the rest goes by itself. */
export const STATUS_TONES: Record<DossierSummary['status'], 'neutral' | 'info' | 'ok' | 'warn'> = {
  SUBMITTED: 'info',
  ACCEPTED: 'info',
  NOT_ACCEPTED: 'neutral',
  IN_PROGRESS: 'info',
  SUPPLEMENT_REQUIRED: 'warn',
  PAYMENT_REQUIRED: 'warn',
  WITHDRAWAL_REQUESTED: 'neutral',
  STOPPED: 'neutral',
  COMPLETED: 'ok',
  RETURNED: 'ok',
  OTHER: 'neutral',
};
