import type { Locator } from '@playwright/test';

/** A value as Chromium fills it in: set, told by `input` and `change`, and no key was ever pressed. `silent`: not told at all. */
export const autofill = (box: Locator, value: string, { silent = false } = {}): Promise<void> =>
  box.evaluate(
    (it, [text, told]) => {
      const kind = it instanceof HTMLSelectElement ? HTMLSelectElement : HTMLInputElement;
      // Past React's own setter, as the browser does it.
      Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(it, text);
      if (!told) return;
      it.dispatchEvent(new Event('input', { bubbles: true }));
      it.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [value, !silent] as const,
  );
