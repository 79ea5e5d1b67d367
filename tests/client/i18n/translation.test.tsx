// @vitest-environment jsdom
import { act, render, screen } from '@testing-library/react';
import { Suspense, useMemo, useState } from 'react';
import { expect, test, vi } from 'vitest';
import { useTranslation } from '#client/i18n/translation.ts';

function Inner() {
  const { t } = useTranslation('help');
  const { t: other } = useTranslation(['documents', 'outbox']);
  const [n] = useState(1);
  const title = useMemo(() => t('title'), [t]);
  return (
    <p>
      {title} {n} {other('outbox:state.sealed')}
    </p>
  );
}

test('a screen waits for its words and then stands there, without a fault on the way', async () => {
  const faults = vi.spyOn(console, 'error');
  await act(async () => {
    render(
      <Suspense fallback="…">
        <Inner />
      </Suspense>,
    );
  });
  expect(await screen.findByText(/Trợ giúp/)).toBeTruthy();
  expect(faults).not.toHaveBeenCalled();
});
