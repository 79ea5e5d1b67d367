import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AdministrativeUnit } from '#domain/api/catalogue.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());

test('places come in the order of the Vietnamese alphabet, which lists keep', async () => {
  const { body } = await portal.visitor().call('GET', '/api/v1/administrative-units');
  const { units } = body as { units: AdministrativeUnit[] };
  const names = ['Tỉnh Cà Mau', 'Tỉnh Cao Bằng', 'Tỉnh Điện Biên', 'Tỉnh Đồng Nai', 'Tỉnh Hà Giang'];
  expect(units.map((unit) => unit.name).filter((name) => names.includes(name))).toEqual(names);
});
