import { describe, expect, test } from 'vitest';
import { newSigningKey } from '#server/adapters/signature/key-signer.ts';
import { readConfig, SETTINGS } from '#server/config.ts';

const production = async (): Promise<Record<string, string>> => ({
  MODE: 'production',
  PUBLIC_URL: 'https://dichvucong.haiduong.gov.vn',
  DATABASE_URL: 'postgres://portal@db/portal',
  SMTP_URL: 'smtp://mail.example',
  RECEIPT_KEYS: JSON.stringify([await newSigningKey('k1')]),
  VNPAY_PAY_URL: 'https://pay.example/pay',
  VNPAY_QUERY_URL: 'https://pay.example/query',
  VNPAY_TERMINAL: 'HAIDUONG',
  VNPAY_SECRET: 'a-real-secret',
});
const faultOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
    return '';
  } catch (fault) {
    return (fault as Error).message;
  }
};

describe('the demonstration', () => {
  test('needs no setting at all', () => {
    expect(readConfig({})).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:8080',
      dataDir: '.data',
      mode: 'demonstration',
      databaseUrl: undefined,
      simulatedGatewayPort: 8081,
    });
  });

  test('the simulated gateway is looked for where the portal listens', () => {
    expect(readConfig({ HOST: '0.0.0.0' }).gateway.payUrl).toBe('http://localhost:8081/paymentv2/vpcpay.html');
    expect(readConfig({ HOST: '192.168.1.5' }).gateway.payUrl).toBe('http://192.168.1.5:8081/paymentv2/vpcpay.html');
  });

  test('an empty setting is like one that is absent', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', PUBLIC_URL: '' })).toEqual(readConfig({}));
  });

  test('PORT moves the address and the simulated gateway with it', () => {
    expect(readConfig({ PORT: '9000' })).toMatchObject({
      publicUrl: 'http://localhost:9000',
      simulatedGatewayPort: 9001,
    });
    expect(readConfig({ PORT: '9000', GATEWAY_PORT: '9100' }).gateway.payUrl).toBe(
      'http://localhost:9100/paymentv2/vpcpay.html',
    );
  });
});

describe('a setting that is wrong is named, with what it is for', () => {
  test.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'not an address'],
    ['MODE', 'test'],
    ['LOG_LEVEL', 'loud'],
    ['REQUESTS_PER_MINUTE', '0'],
    ['DEMONSTRATION_PASSWORD', 'short'],
    ['VNPAY_PAY_URL', 'pay'],
    ['SMS_GATEWAY_URL', 'ftp://sms.example/'],
    ['RECEIPT_KEYS', 'not json'],
    ['RECEIPT_KEYS', '[]'],
    ['RECEIPT_KEYS', '[{"kid":"k1","d":"x"}]'],
  ] as const)('%s=%s', (name, value) => {
    const fault = faultOf({ [name]: value });
    expect(fault).toContain(name);
    expect(fault).toContain(SETTINGS[name].description);
  });

  test('all of them at once, and no value is repeated', () => {
    const fault = faultOf({ PORT: 'x', MODE: 'y', RECEIPT_KEYS: '{"d":"a private key"}' });
    for (const name of ['PORT', 'MODE', 'RECEIPT_KEYS']) expect(fault).toContain(name);
    expect(fault).not.toContain('a private key');
  });
});

test('a gateway for text messages is named with its token and its sender, or not at all', () => {
  const url = 'https://sms.example/messages';
  const fault = faultOf({ SMS_GATEWAY_URL: url });
  expect(fault).toContain('SMS_GATEWAY_TOKEN (');
  expect(fault).toContain('SMS_SENDER (');
  const whole = { SMS_GATEWAY_URL: url, SMS_GATEWAY_TOKEN: 'bi-mat', SMS_SENDER: 'MOTCUA-HD' };
  expect(readConfig(whole).smsGateway).toEqual({ url, token: 'bi-mat', sender: 'MOTCUA-HD' });
  expect(readConfig({}).smsGateway).toBeUndefined();
});

describe('production', () => {
  const NEEDED = [
    'PUBLIC_URL',
    'DATABASE_URL',
    'SMTP_URL',
    'RECEIPT_KEYS',
    'VNPAY_PAY_URL',
    'VNPAY_QUERY_URL',
    'VNPAY_TERMINAL',
    'VNPAY_SECRET',
  ];

  test('starts with all of them, without any simulated thing', async () => {
    expect(readConfig(await production())).toMatchObject({ mode: 'production', simulatedGatewayPort: undefined });
  });

  test('with none of them names every one', () => {
    const fault = faultOf({ MODE: 'production' });
    for (const name of NEEDED) expect(fault).toContain(`${name} (needed in production`);
  });

  test.each(NEEDED)('without %s names it, and it alone', async (name) => {
    const { [name]: _absent, ...rest } = await production();
    const fault = faultOf(rest);
    expect(
      fault
        .split('\n')
        .slice(1)
        .map((line) => line.trim().split(' ')[0]),
    ).toEqual([name]);
  });

  test('takes the embedded database only with the sentence that says what that means', async () => {
    const { DATABASE_URL: _absent, ...rest } = await production();
    expect(faultOf({ ...rest, EMBEDDED_DATABASE_IN_PRODUCTION: 'yes' })).toContain('EMBEDDED_DATABASE_IN_PRODUCTION');
    const sentence = 'I accept that a power cut may lose data';
    expect(readConfig({ ...rest, EMBEDDED_DATABASE_IN_PRODUCTION: sentence }).databaseUrl).toBeUndefined();
  });
});
