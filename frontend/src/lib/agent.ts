// What a browser calls itself, as a person would say it. Every browser claims
// to be several others, so the order of the questions matters.
const browsers: readonly [RegExp, string][] = [
  [/\bEdgA?\//, 'Microsoft Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
];

const systems: readonly [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPod)\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
];

const first = (agent: string, words: readonly [RegExp, string][]): string =>
  words.find(([pattern]) => pattern.test(agent))?.[1] ?? '';

interface Agent {
  browser: string;
  system: string;
}

/** Both are proper names, alike in every language; empty where nothing is known. */
export const readAgent = (agent: string | undefined): Agent => ({
  browser: first(agent ?? '', browsers),
  system: first(agent ?? '', systems),
});
