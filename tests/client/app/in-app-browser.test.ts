import { describe, expect, test } from 'vitest';
import { inAppBrowser, intentAddress } from '#client/app/in-app-browser.ts';

const ANDROID =
  'Mozilla/5.0 (Linux; Android 12; SM-A125F Build/SP1A.210812.016; wv) AppleWebKit/537.36 (KHTML, like Gecko)';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const CHROME = 'Chrome/122.0.0.0 Mobile Safari/537.36';

describe('The browser inside another app', () => {
  test.each([
    ['Zalo', `${ANDROID} Version/4.0 ${CHROME} Zalo android/12100793 ZaloTheme/light ZaloLanguage/vi`],
    ['Zalo', `${IPHONE} Mobile/15E148 Zalo iOS/571 ZaloTheme/light ZaloLanguage/vn`],
    ['Facebook', `${ANDROID} Version/4.0 ${CHROME} [FB_IAB/FB4A;FBAV/452.0.0.42.109;]`],
    ['Facebook', `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/453.0.0.37.108;FBDV/iPhone12,1]`],
    ['Messenger', `${ANDROID} Version/4.0 ${CHROME} [FB_IAB/Orca-Android;FBAV/447.0.0.38.114;]`],
    ['Messenger', `${IPHONE} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/448.0.0.46.108]`],
    ['Instagram', `${IPHONE} Mobile/15E148 Instagram 321.0.3.29.110`],
    ['TikTok', `${ANDROID} Version/4.0 ${CHROME} musical_ly_2023304030 BytedanceWebview/d8a21c6`],
    ['TikTok', `${IPHONE} Mobile/15E148 musical_ly_33.5.0 BytedanceWebview/d8a21c6`],
    ['Line', `${ANDROID} Version/4.0 ${CHROME} Line/14.2.1/IAB`],
    ['', `${ANDROID} Version/4.0 ${CHROME}`],
    ['', `${IPHONE} Mobile/15E148`],
  ])('is %j: %s', (name, userAgent) => {
    expect(inAppBrowser(userAgent, false)).toEqual({ name, android: userAgent.includes('Android') });
  });

  test.each([
    `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) ${CHROME}`,
    `${IPHONE} Version/17.4 Mobile/15E148 Safari/604.1`,
    `${IPHONE} CriOS/122.0.6261.89 Mobile/15E148 Safari/604.1`,
    'Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-A536E) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (X11; Linux x86_64; rv:124.0) Gecko/20100101 Firefox/124.0',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0.0.0 Safari/537.36 coc_coc_browser/117.0.222',
  ])('is not %s', (userAgent) => {
    expect(inAppBrowser(userAgent, false)).toBeUndefined();
  });

  test('is not the app on an iPhone’s home screen, which does not call itself Safari either', () => {
    expect(inAppBrowser(`${IPHONE} Mobile/15E148`, true)).toBeUndefined();
  });

  test('Android is told to open the address itself, with a way back', () => {
    expect(intentAddress('https://motcua.example/bat-dau/1.001193?x=1')).toBe(
      'intent://motcua.example/bat-dau/1.001193?x=1#Intent;scheme=https;action=android.intent.action.VIEW;' +
        'category=android.intent.category.BROWSABLE;' +
        'S.browser_fallback_url=https%3A%2F%2Fmotcua.example%2Fbat-dau%2F1.001193%3Fx%3D1;end',
    );
  });
});
