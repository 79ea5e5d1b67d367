import { useTranslation } from 'react-i18next';
import { Icon } from '#client/ui/icon.tsx';
import { PAGES } from '#domain/api/pages.ts';
import { WORDS_PARAM } from './catalogue-address.ts';

export interface SearchBoxProps {
  readonly words: string;
  readonly onType: (words: string) => void;
  /** Enter, or leaving the box: what was typed is meant. */
  readonly onDone: (how: 'enter' | 'leave') => void;
}

/** The one box that everything is found by; it answers while one types. */
export function SearchBox({ words, onType, onDone }: SearchBoxProps) {
  const { t } = useTranslation('catalogue');
  return (
    <search>
      <form
        className="search"
        action={PAGES.procedures}
        onSubmit={(event) => {
          event.preventDefault();
          onDone('enter');
        }}
      >
        <Icon name="search" />
        <label className="visually-hidden" htmlFor="search-words">
          {t('search.label')}
        </label>
        <input
          id="search-words"
          name={WORDS_PARAM}
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          placeholder={t('search.placeholder')}
          value={words}
          onChange={(event) => onType(event.target.value)}
          onBlur={() => onDone('leave')}
        />
      </form>
    </search>
  );
}
