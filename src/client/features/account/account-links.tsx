import { useTranslation } from 'react-i18next';
import { changeLanguage } from '#client/i18n/start-i18n.ts';
import { useLanguage } from '#client/i18n/use-language.ts';
import { Icon } from '#client/ui/icon.tsx';
import { PAGES } from '#domain/api/pages.ts';
import { LanguageChoice } from './language-choice.tsx';

export function ScreenLanguage() {
  const { t } = useTranslation('account');
  const language = useLanguage();
  return (
    <LanguageChoice
      label={t('language.screen')}
      value={language}
      onChange={(chosen) => {
        changeLanguage(chosen).catch(() => undefined);
      }}
    />
  );
}

/** Where else one may want to go from here; notices are an account's. */
export function AccountLinks({ citizen }: { readonly citizen: boolean }) {
  const { t } = useTranslation('account');
  const links = [
    ...(citizen ? [{ href: PAGES.notices, icon: 'bell', label: t('links.notices') } as const] : []),
    { href: PAGES.lookUp, icon: 'search', label: t('links.lookUp') } as const,
    { href: PAGES.help, icon: 'help', label: t('links.help') } as const,
    { href: PAGES.desk, icon: 'lock', label: t('links.desk') } as const,
  ];
  return (
    <nav aria-label={t('links.title')} className="chips">
      {links.map(({ href, icon, label }) => (
        <a key={href} className="chip" href={href}>
          <Icon name={icon} />
          {label}
        </a>
      ))}
    </nav>
  );
}
