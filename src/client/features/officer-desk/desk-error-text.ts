import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import type { ErrorCode } from '#domain/api/errors.ts';
import { AppError } from '#domain/api/errors.ts';

/** The general sentences promise the citizen that the device will send later; at the desk nothing waits, so it says so. */
export const useDeskErrorText = (): ((code: ErrorCode) => string) => {
  const { t } = useTranslation('desk');
  const errorText = useErrorText();
  return (code) => {
    if (code === 'line.notThePortal') return t('line.captive');
    if (code.startsWith('line.') || code === 'portal.timeout') return t('line.unreachable');
    if (code === 'portal.unavailable' || code === 'portal.shuttingDown') return t('line.busy');
    return errorText(code);
  };
};

export const codeOf = (fault: unknown): ErrorCode => (fault instanceof AppError ? fault.code : 'portal.internal');
