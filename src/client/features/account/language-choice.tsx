import { useTranslation } from 'react-i18next';
import { RadioGroup } from '#client/ui/choice.tsx';
import type { Language } from '#domain/api/primitives.ts';

/** Each language by its own name, so that it is found by those who read no other. */
export function LanguageChoice({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: Language;
  readonly onChange: (language: Language) => void;
}) {
  const { t } = useTranslation('account');
  return (
    <RadioGroup
      id="language"
      label={label}
      options={[
        { value: 'vi', label: t('language.vi') },
        { value: 'en', label: t('language.en') },
      ]}
      value={value}
      onChange={(chosen) => onChange(chosen === 'en' ? 'en' : 'vi')}
    />
  );
}
