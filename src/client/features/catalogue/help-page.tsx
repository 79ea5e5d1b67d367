import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '#client/i18n/use-language.ts';
import { usePublic } from '#client/offline/react/use-public.ts';
import { ButtonLink } from '#client/ui/button.tsx';
import { Icon } from '#client/ui/icon.tsx';
import { Page } from '#client/ui/page.tsx';
import { Section } from '#client/ui/surfaces.tsx';
import { PAGES } from '#domain/api/pages.ts';
import './catalogue.css';

/**
 * One page per topic of the guidance that is owed (Decree 45/2020 Art 22–25; the province's plan, Decision 839/QĐ-UBND, tasks
 * 22–25: account, digital signature, filing online, legal value, businesses). The names are the anchors, and addresses keep.
 */
const TOPICS = [
  'tai-khoan',
  'nop-truc-tuyen',
  'lam-ho-so',
  'giay-to',
  'chu-ky-so',
  'nop-tien',
  'theo-doi',
  'gia-tri',
  'may-chung',
  'cai-dat',
  'doanh-nghiep',
] as const;

/** What one may ask on the way, on the device itself; the last resort is a person at the telephone. */
export function HelpPage() {
  const { t } = useTranslation('help');
  const localText = useLocalText();
  const profile = usePublic('profile');
  useEffect(() => {
    // An address may name its topic: /tro-giup#nop-tien opens it.
    const topic = document.getElementById(window.location.hash.slice(1));
    if (!(topic instanceof HTMLDetailsElement)) return;
    topic.open = true;
    topic.scrollIntoView();
  }, []);
  return (
    <Page title={t('title')} lead={t('lead')} back={PAGES.home}>
      <Section title={t('contents')}>
        {TOPICS.map((topic) => (
          <details key={topic} id={topic} className="card catalogue-help">
            <summary>
              <h3 className="catalogue-grow">{t(`sections.${topic}.title`)}</h3>
              <Icon name="down" />
            </summary>
            <div className="stack-tight">
              {t(`sections.${topic}.text`)
                .split('\n')
                .map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
            </div>
          </details>
        ))}
      </Section>
      <Section title={t('hotlineTitle')}>
        <p>{t('hotlineText')}</p>
        {profile.state === 'ready' && (
          <>
            <ButtonLink href={`tel:${profile.value.hotline}`} variant="secondary" icon="help">
              {t('call', { hotline: profile.value.hotline })}
            </ButtonLink>
            <p className="muted">
              <strong>{t('payment')}: </strong>
              {localText(profile.value.paymentContact)}
            </p>
          </>
        )}
      </Section>
    </Page>
  );
}
