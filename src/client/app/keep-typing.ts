const FIELDS = 'input, textarea';

/**
 * What was typed into the page's own HTML before the app came is not lost: the value, where the cursor stood and the focus go over
 * into the field of the same id that the app draws.
 */
export function keepTyping(root: HTMLElement): { restore(): void } {
  const typed = [...root.querySelectorAll<HTMLInputElement>(FIELDS)].filter((field) => field.id !== '');
  const kept = typed.map((field) => ({
    field,
    focused: field === document.activeElement,
    from: field.selectionStart,
    to: field.selectionEnd,
  }));
  let done = false;
  return {
    restore() {
      if (done) return;
      done = true;
      for (const { field: early, focused, from, to } of kept) {
        const field = document.getElementById(early.id);
        if (!(field instanceof HTMLInputElement)) continue;
        // As it is now: one goes on typing until the very moment.
        const { value } = early;
        if (value !== '' && field.value !== value) {
          // React hears of a value only by the element's own setter.
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
          field.dispatchEvent(new Event('input', { bubbles: true }));
        }
        if (!focused) continue;
        field.focus({ preventScroll: true });
        if (from !== null) field.setSelectionRange(from, to);
      }
    },
  };
}
