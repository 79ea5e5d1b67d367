import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from '#client/i18n/start-i18n.ts';
import { speak } from '#client/i18n/texts.ts';
import { AnnouncerProvider } from '#client/ui/announcer.tsx';
import { NavigationProvider } from '#client/ui/navigation.tsx';
import { FormScreens } from './form-screens.tsx';
import { loadForms, loadPlaces } from './forms.ts';
import { paint } from './paint.ts';
import { PARTS, PartScreen } from './parts.tsx';

// For whoever draws: every part of the interface and every form, in both languages, at two widths, light and dark. It is an address
// of the development server alone and no part of what is built.
const LANGUAGES = ['vi', 'en'] as const;
const WIDTHS = ['phone', 'tablet'] as const;
const SCHEMES = ['light', 'dark'] as const;

const asked = new URLSearchParams(window.location.search);
const show = asked.get('show') ?? PARTS[0];
const state = asked.get('state') ?? 'empty';
const address = (params: Record<string, string>): string => `?${new URLSearchParams(params)}`;

function Frames({ names }: { readonly names: readonly string[] }) {
  return (
    <div className="workbench">
      <nav className="workbench-menu">
        {names.map((name) => (
          <a key={name} href={address({ show: name })} aria-current={name === show ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <nav className="workbench-menu">
        {['empty', 'faults'].map((name) => (
          <a key={name} href={address({ show, state: name })} aria-current={name === state ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      {WIDTHS.map((width) => (
        <div key={width} className="workbench-frames">
          {SCHEMES.flatMap((scheme) =>
            LANGUAGES.map((language) => (
              <figure key={`${scheme} ${language}`}>
                <figcaption>{`${width} ${scheme} ${language}`}</figcaption>
                <object
                  aria-label={`${width} ${scheme} ${language}`}
                  className={`workbench-${width} workbench-${scheme}`}
                  type="text/html"
                  data={address({ frame: scheme, show, state, language })}
                />
              </figure>
            )),
          )}
        </div>
      ))}
    </div>
  );
}

const forms = await loadForms();
const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
await startI18n();
const scheme = asked.get('frame');
if (scheme !== null) {
  paint(scheme === 'dark' ? 'dark' : 'light');
  const language = asked.get('language') === 'en' ? 'en' : 'vi';
  document.documentElement.lang = language;
  await speak(language);
}
const form = forms.get(show);
const places = await loadPlaces();
createRoot(root).render(
  <StrictMode>
    <NavigationProvider navigate={() => undefined} pathname="/" search="">
      <AnnouncerProvider>
        <Suspense>
          {scheme === null ? (
            <Frames names={[...PARTS, ...forms.keys()]} />
          ) : form === undefined ? (
            <PartScreen name={show} />
          ) : (
            <FormScreens definition={form} places={places} faults={state === 'faults'} />
          )}
        </Suspense>
      </AnnouncerProvider>
    </NavigationProvider>
  </StrictMode>,
);
