import { expect, test } from 'vitest';
import { canonicalQuery, gatewayTime, signatureMatches, signText } from '#server/adapters/payment/vnpay-signature.ts';

const SECRET = 'SECRETSECRETSECRETSECRETSECRET12';
const PARAMS = {
  vnp_Version: '2.1.0',
  vnp_Command: 'pay',
  vnp_TmnCode: 'DEMOTEST',
  vnp_Amount: '800000',
  vnp_CurrCode: 'VND',
  vnp_TxnRef: 'PAY2607010001',
  vnp_OrderInfo: 'Le phi ho so H23.11-260701-0001',
  vnp_OrderType: 'other',
  vnp_Locale: 'vn',
  vnp_ReturnUrl: 'https://example.gov.vn/thanh-toan/ket-qua',
  vnp_IpAddr: '127.0.0.1',
  vnp_CreateDate: '20260701093000',
  vnp_ExpireDate: '20260701094500',
};
const QUERY =
  'vnp_Amount=800000&vnp_Command=pay&vnp_CreateDate=20260701093000&vnp_CurrCode=VND&vnp_ExpireDate=20260701094500&vnp_IpAddr=127.0.0.1&vnp_Locale=vn&vnp_OrderInfo=Le+phi+ho+so+H23.11-260701-0001&vnp_OrderType=other&vnp_ReturnUrl=https%3A%2F%2Fexample.gov.vn%2Fthanh-toan%2Fket-qua&vnp_TmnCode=DEMOTEST&vnp_TxnRef=PAY2607010001&vnp_Version=2.1.0';
const HASH =
  'a18e79a5bca00b3f3ce505cffaf6a33b1de2f330930888f01324b34f6f069b5fb31a22a176459d18f56627342ed115a5d0611e65cae3eab626287a614a417291';

test('the query of VNPAY 2.1.0 is written in the order of its keys, a space as a plus', () => {
  expect(canonicalQuery(PARAMS)).toBe(QUERY);
});

test('the signature is the one that the gateway computes', () => {
  expect(signText(QUERY, SECRET)).toBe(HASH);
});

test('hash, its type and empty values are not signed', () => {
  const noisy = { ...PARAMS, vnp_SecureHash: 'x', vnp_SecureHashType: 'HMACSHA512', vnp_BankCode: '' };
  expect(canonicalQuery(noisy)).toBe(QUERY);
});

test('marks are encoded as a form would send them', () => {
  const text = "Lệ phí (1/2) 100% + 'a' ~ b* !";
  expect(canonicalQuery({ vnp_OrderInfo: text })).toBe(new URLSearchParams({ vnp_OrderInfo: text }).toString());
});

test('a signature is right in either case, and wrong with one letter changed, shortened, or missing', () => {
  expect(signatureMatches(QUERY, HASH.toUpperCase(), SECRET)).toBe(true);
  expect(signatureMatches(QUERY, `b${HASH.slice(1)}`, SECRET)).toBe(false);
  expect(signatureMatches(QUERY, HASH.slice(2), SECRET)).toBe(false);
  expect(signatureMatches(QUERY, undefined, SECRET)).toBe(false);
  expect(signatureMatches(QUERY, HASH, `${SECRET}3`)).toBe(false);
});

test('the gateway counts in the time of Việt Nam, also over midnight', () => {
  expect(gatewayTime('2026-07-01T02:30:00.000Z')).toBe('20260701093000');
  expect(gatewayTime('2026-12-31T17:00:05.000Z')).toBe('20270101000005');
});
