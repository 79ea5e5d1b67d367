import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { Page } from '#client/ui/page.tsx';

export interface StepPageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly back?: string;
  readonly above?: ReactNode;
  readonly submit: string;
  readonly busy: boolean;
  readonly faults: readonly FieldFault[];
  /** Grows with every try that ended in faults: the summary takes focus. */
  readonly attempt: number;
  readonly onSubmit: () => void;
  /** Below the button: the way back, another way. */
  readonly below?: ReactNode;
  readonly children?: ReactNode;
}

/** One question of signing in, and the way on. */
export function StepPage(props: StepPageProps) {
  const { title, lead, back, above, submit, busy, faults, attempt, onSubmit, below, children } = props;
  const { t } = useTranslation('account');
  return (
    <form
      className="page"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Page
        title={title}
        lead={lead}
        above={above}
        {...(back === undefined ? {} : { back })}
        actions={
          <>
            <Button type="submit" full busy={busy}>
              {submit}
            </Button>
            {below}
          </>
        }
      >
        <ErrorSummary title={t('errors', { count: faults.length })} attempt={attempt} errors={faults} />
        {children}
      </Page>
    </form>
  );
}
