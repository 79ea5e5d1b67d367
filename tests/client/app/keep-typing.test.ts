// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { keepTyping } from '#client/app/keep-typing.ts';

test('what is typed before the app is there stands in its field afterwards, with the cursor, and the app hears of it', () => {
  document.body.innerHTML = '<div id="root"><input id="search-words"></div>';
  const root = document.getElementById('root');
  const early = document.querySelector('input');
  if (root === null || early === null) throw new Error('no page');
  early.focus();
  early.value = 'trich luc';
  early.setSelectionRange(5, 5);
  const typing = keepTyping(root);
  root.innerHTML = '<input id="search-words">';
  const field = document.querySelector('input');
  const heard: string[] = [];
  field?.addEventListener('input', () => heard.push(field.value));
  typing.restore();
  typing.restore();
  expect(heard).toEqual(['trich luc']);
  expect([field?.value, document.activeElement === field, field?.selectionStart]).toEqual(['trich luc', true, 5]);
});
