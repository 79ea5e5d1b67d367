// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NumberField, type NumberFieldProps } from '#client/widgets/form-renderer/number-field.tsx';
import { createDevice } from '#tests/support/device.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { renderApp } from '#tests/support/render-app.tsx';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());

const label = { vi: 'Số', en: 'Number' };
const AREA: NumberFieldProps['field'] = { kind: 'number', id: 'area', label, min: 1, max: 9999, decimals: 2 };
const CAPITAL: NumberFieldProps['field'] = {
  kind: 'number',
  id: 'capital',
  label,
  min: 1,
  max: 999_999_999_999,
  suffix: { vi: 'đồng', en: 'đồng' },
  inWords: true,
};

async function open(field: NumberFieldProps['field'], first?: unknown) {
  const given: unknown[] = [];
  function Asked() {
    const [value, setValue] = useState(first);
    return (
      <NumberField
        id="n"
        label="Số"
        field={field}
        value={value}
        onChange={(next) => {
          given.push(next);
          setValue(next);
        }}
      />
    );
  }
  await renderApp(createDevice(portal.app), () => <Asked />);
  return { input: await screen.findByRole<HTMLInputElement>('textbox'), given, user: userEvent.setup() };
}

test('a number with a comma stands as it is typed, digit by digit, and is kept as a number', async () => {
  const { input, given, user } = await open(AREA);
  await user.type(input, '72,05');
  expect(input.value).toBe('72,05');
  expect(given.at(-1)).toBe(72.05);
  await user.tab();
  expect(input.value).toBe('72,05');
  expect(input.inputMode).toBe('decimal');
});

test('once left, it is grouped; what comes from a draft is so from the start', async () => {
  const { input, given, user } = await open(AREA, 1234.5);
  expect(input.value).toBe('1.234,5');
  await user.clear(input);
  await user.type(input, '2345');
  await user.tab();
  expect(input.value).toBe('2.345');
  expect(given.at(-1)).toBe(2345);
});

test('what is no number stays as it was typed, so that one sees what is wrong', async () => {
  const { input, given, user } = await open(AREA);
  await user.type(input, 'gần 90');
  await user.tab();
  expect(input.value).toBe('gần 90');
  expect(given.at(-1)).toBe('gần 90');
});

test('the unit stands with the label, once', async () => {
  const { input } = await open({ ...AREA, suffix: { vi: 'số', en: 'numbers' } });
  expect(screen.getByLabelText('Số')).toBe(input);
});

test('an amount is said in words below', async () => {
  const { input, user } = await open(CAPITAL);
  await user.type(input, '50.000.000');
  expect(screen.getByText('Bằng chữ: năm mươi triệu đồng')).toBeTruthy();
  expect(screen.getByLabelText('Số (đồng)')).toBe(input);
});
