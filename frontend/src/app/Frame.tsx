// What stands around every page, signed in or not: the rule, the mark, the
// language, the theme, the lines that tell of a demonstration or a cut network.
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { formatTime } from '../lib/format';
import type { Language } from '../lib/format';
import { useSignal } from '../lib/signal';
import { Icon } from '../ui/Icon';
import { Toaster } from '../ui/Notice';
import { RouteAnnouncer } from './focus';
import { useT } from './i18n';
import { draftKeptAt, online } from './online';
import { prefs, setPrefs } from './prefs';
import type { Density, Theme } from './prefs';

const languages: readonly { code: Language; word: string; name: string }[] = [
  { code: 'uk', word: 'Укр', name: 'Українська' },
  { code: 'en', word: 'Eng', name: 'English' },
];

function LanguageSwitch() {
  const { t, language } = useT();
  return (
    <fieldset className="seg lang">
      <legend className="vh">{t('shell.language')}</legend>
      {languages.map(({ code, word, name }) => (
        <label key={code} lang={code}>
          <input
            type="radio"
            name="language"
            value={code}
            checked={language === code}
            aria-label={name}
            onChange={() => void setPrefs({ language: code })}
          />
          {word}
        </label>
      ))}
    </fieldset>
  );
}

const themes: readonly Theme[] = ['auto', 'light', 'dark'];
const densities: readonly Density[] = ['compact', 'normal', 'comfortable'];

export function ThemeSwitch({ quiet = false }: { quiet?: boolean }) {
  const { t } = useT();
  const { theme } = useSignal(prefs);
  return (
    <fieldset className={quiet ? 'one-of theme' : 'one-of'}>
      <legend className={quiet ? 'vh' : 'label'}>{t('shell.theme')}</legend>
      <div className="seg">
        {themes.map((word) => (
          <label key={word}>
            <input
              type="radio"
              name="theme"
              value={word}
              checked={theme === word}
              onChange={() => void setPrefs({ theme: word })}
            />
            {t(`theme.${word}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function DensitySwitch() {
  const { t } = useT();
  const { density } = useSignal(prefs);
  return (
    <fieldset className="one-of">
      <legend className="label">{t('shell.density')}</legend>
      <div className="seg">
        {densities.map((word) => (
          <label key={word}>
            <input
              type="radio"
              name="density"
              value={word}
              checked={density === word}
              onChange={() => void setPrefs({ density: word })}
            />
            {t(`density.${word}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function OfflineLine() {
  const { t } = useT();
  const reachable = useSignal(online);
  const kept = useSignal(draftKeptAt);
  return (
    <div role="status">
      {reachable ? null : (
        <div className="offline">
          <div className="wrap">
            <Icon name="offline" />
            <span>{kept ? t('offline.draft', { time: formatTime(kept) }) : t('offline.plain')}</span>
          </div>
        </div>
      )}
    </div>
  );
}

interface Props {
  demo: boolean;
  brand: (content: ReactNode) => ReactNode;
  tools?: ReactNode;
  nav?: ReactNode;
  help?: ReactNode;
  children: ReactNode;
}

export function Frame({ demo, brand, tools, nav, help, children }: Props) {
  const { t } = useT();
  const invented = demo ? t('shell.demo') : '';
  useEffect(() => {
    // The banner is printed on the first sheet of paper alone; print.css puts these words on every one.
    const root = document.documentElement.style;
    if (invented) root.setProperty('--demo', JSON.stringify(invented));
    else root.removeProperty('--demo');
  }, [invented]);
  return (
    <>
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {t('shell.skip')}
      </a>
      <header className="top">
        <div className="wrap ident">
          {brand(
            <>
              <svg viewBox="0 0 14 38" aria-hidden="true" focusable="false">
                <path className="flag-blue" d="M0 0h14v19H0z" />
                <path className="flag-yellow" d="M0 19h14v19l-7-6-7 6z" />
              </svg>
              <span>
                <b>{t('app.name')}</b>
                <small>{t('app.tagline')}</small>
              </span>
            </>,
          )}
          <div className="tools">
            <LanguageSwitch />
            {tools}
          </div>
        </div>
        {nav}
        {invented ? (
          <div className="demo">
            <div className="wrap">
              <Icon name="info" />
              <span>{invented}</span>
            </div>
          </div>
        ) : null}
      </header>
      <OfflineLine />
      <main id="main" className="wrap" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <div className="wrap">
          <span>{t('shell.foot')}</span>
          <span className="push">{t('shell.kyiv')}</span>
          {help}
        </div>
      </footer>
      <Toaster />
      <RouteAnnouncer />
    </>
  );
}
