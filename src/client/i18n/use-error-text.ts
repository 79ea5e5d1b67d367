import { useTranslation } from 'react-i18next';

/** The sentence of an error code; a code of a newer portal gets the general one. */
export const useErrorText = (): ((code: string, params?: Readonly<Record<string, unknown>>) => string) => {
  const { t } = useTranslation('errors');
  return (code, params = {}) => t(code, { ...params, defaultValue: t('request.invalid') });
};
