// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FormSection } from '#client/widgets/form-renderer/form-section.tsx';
import type { Answers } from '#domain/forms/answers.ts';
import { createDevice } from '#tests/support/device.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { renderApp } from '#tests/support/render-app.tsx';
import { fixtureForm, shippedUnits } from '#tests/support/seeds.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());

const definition = fixtureForm('household');
const [, members] = definition.pages[0]?.sections ?? [];
const places = { units: shippedUnits(), homeProvince: '30' };

const [applicant] = definition.pages[0]?.sections ?? [];

function Household() {
  const { control } = useForm<Answers>({ defaultValues: { livesAlone: false } });
  const answers = useWatch({ control }) as Answers;
  if (members === undefined) return null;
  const shared = { definition, control, places, issues: [], context: { today: '2026-11-23' } };
  return <FormSection section={members} answers={answers} {...shared} />;
}

test('people are added up to the number allowed, each with their own questions, and one is taken out again', async () => {
  await renderApp(createDevice(portal.app), () => <Household />);
  const user = userEvent.setup();
  const person = (n: number) => within(screen.getByRole('group', { name: `Người ${n}` }));
  for (const name of ['Hoa', 'An', 'Bình']) {
    await user.click(await screen.findByRole('button', { name: 'Thêm một người' }));
    const names = screen.getAllByLabelText('Họ, chữ đệm và tên');
    await user.type(names.at(-1) ?? document.body, name);
  }
  expect(screen.queryByRole('button', { name: 'Thêm một người' })).toBeNull();

  expect(screen.queryByLabelText('Số định danh cá nhân')).toBeNull();
  await user.click(person(2).getByLabelText('Có'));
  expect(person(2).getByLabelText('Số định danh cá nhân')).toBeTruthy();
  expect(person(1).queryByLabelText('Số định danh cá nhân')).toBeNull();

  await user.click(person(1).getByRole('button', { name: 'Bỏ Người 1' }));
  const left = screen.getAllByLabelText<HTMLInputElement>('Họ, chữ đệm và tên').map((it) => it.value);
  expect(left).toEqual(['An', 'Bình']);
  expect(person(1).getByLabelText('Số định danh cá nhân')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Thêm một người' })).toBeTruthy();
});

test('who adds or takes out a person goes on at that place, and the last one who must be told stays', async () => {
  await renderApp(createDevice(portal.app), () => <Household />);
  const user = userEvent.setup();
  const add = async () => user.click(await screen.findByRole('button', { name: 'Thêm một người' }));
  const person = (n: number) => screen.getByRole('group', { name: `Người ${n}` });
  await add();
  expect(document.activeElement).toBe(person(1));
  expect(screen.queryByRole('button', { name: 'Bỏ Người 1' })).toBeNull();
  await add();
  expect(document.activeElement).toBe(person(2));
  await add();
  await user.click(screen.getByRole('button', { name: 'Bỏ Người 2' }));
  expect(document.activeElement).toBe(person(2));
  await user.click(screen.getByRole('button', { name: 'Bỏ Người 2' }));
  expect(document.activeElement).toBe(person(1));
});

test('what is typed into one question draws no other anew', async () => {
  const drawn: string[] = [];
  // A question asks for its label as often as it is drawn.
  const counted = applicant?.fields.map((field) => ({
    ...field,
    get label() {
      drawn.push(field.id);
      return field.label;
    },
  }));
  const section = applicant && counted && { ...applicant, fields: counted };
  function Applicant() {
    const { control } = useForm<Answers>({ defaultValues: {} });
    const answers = useWatch({ control }) as Answers;
    const [shared] = useState({ definition, control, places, issues: [], context: { today: '2026-11-23' } });
    return section && <FormSection section={section} answers={answers} {...shared} />;
  }
  await renderApp(createDevice(portal.app), () => <Applicant />);
  const name = await screen.findByLabelText('Họ, chữ đệm và tên');
  drawn.length = 0;
  await userEvent.setup().type(name, 'Hoa');
  expect(drawn).toEqual(['applicantName', 'applicantName', 'applicantName']);
});
