import { useTranslation } from 'react-i18next';
import { useLocalText } from '#client/i18n/use-language.ts';
import { Icon } from '#client/ui/icon.tsx';
import { LawName } from '#client/ui/law-name.tsx';
import { Section, StatusTag } from '#client/ui/surfaces.tsx';
import type { AskedComponent, AskedGroup } from '#domain/procedures/papers-asked.ts';
import { PrintButton } from './print-button.tsx';

function Paper({ asked, shownOnly }: { readonly asked: AskedComponent; readonly shownOnly: boolean }) {
  const { t } = useTranslation('catalogue');
  const localText = useLocalText();
  const { name, plainName, help, originals, copies } = asked.component;
  const amounts = [
    originals > 0 ? t('papers.originals', { count: originals }) : '',
    copies > 0 ? t('papers.copies', { count: copies }) : '',
  ].filter(Boolean);
  return (
    <li className="line-item">
      <Icon name={shownOnly ? 'check' : 'file'} />
      <div className="catalogue-grow">
        <strong>{localText(plainName)}</strong>{' '}
        {asked.status === 'DEPENDS' && <StatusTag>{t('papers.depends')}</StatusTag>}
        {help && <div className="muted">{localText(help)}</div>}
        {!shownOnly && amounts.length > 0 && <div className="small">{amounts.join(', ')}</div>}
        {localText(name) !== localText(plainName) && <LawName>{localText(name)}</LawName>}
      </div>
    </li>
  );
}

export interface PaperListProps {
  readonly groups: readonly AskedGroup[];
  readonly canFile: boolean;
  /** Nobody is sure that these are all. */
  readonly unsure: boolean;
}

/** What to prepare: to submit, any one of, and what is only shown; what depends on answers is never hidden. */
export function PaperList({ groups, canFile, unsure }: PaperListProps) {
  const { t } = useTranslation('catalogue');
  const localText = useLocalText();
  const submits = groups.some(({ group }) => group.mode === 'SUBMIT');
  return (
    <Section title={t('papers.title')} aside={<PrintButton />}>
      {submits ? canFile && <p className="muted">{t('papers.submitNote')}</p> : !unsure && <p>{t('papers.none')}</p>}
      {unsure && (
        <p>
          <StatusTag>{t('papers.depends')}</StatusTag> {t('papers.unsure')}
        </p>
      )}
      {groups.map(({ group, items }) => {
        const shownOnly = group.mode === 'PRESENT';
        return (
          <div key={group.id} className="card stack-tight">
            <h3>{group.title ? localText(group.title) : t(shownOnly ? 'papers.present' : 'papers.submit')}</h3>
            {group.rule === 'ONE_OF' && items.length > 1 && <p className="muted">{t('papers.oneOf')}</p>}
            <ul className="list checklist">
              {items.map((asked) => (
                <Paper key={asked.component.code} asked={asked} shownOnly={shownOnly} />
              ))}
            </ul>
          </div>
        );
      })}
    </Section>
  );
}
