import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/button.tsx';

function FaultScreen() {
  const { t } = useTranslation('shell');
  return (
    <div className="page">
      <div className="page-body" role="alert">
        <h1>{t('fault.title')}</h1>
        <p>{t('fault.text')}</p>
        <Button onClick={() => window.location.reload()}>{t('fault.reload')}</Button>
      </div>
    </div>
  );
}

/** A screen that fails says so and loses nothing; another address gets a fresh try. */
export class FaultBoundary extends Component<
  { readonly at: string; readonly children: ReactNode },
  { failedAt: string | null }
> {
  override state = { failedAt: null };

  static getDerivedStateFromError(): { failedAt: string } {
    return { failedAt: window.location.pathname };
  }

  override render(): ReactNode {
    return this.state.failedAt === this.props.at ? <FaultScreen /> : this.props.children;
  }
}
