import i18next from 'i18next';

/** The language of one frame; what the device remembers stays as it is. */
export async function speak(language: 'vi' | 'en'): Promise<void> {
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
