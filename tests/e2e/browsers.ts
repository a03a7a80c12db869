import { devices, type PlaywrightTestConfig } from '@playwright/test';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

type Project = NonNullable<PlaywrightTestConfig['projects']>[number];

/** A name that leads to this computer but is not `localhost`: browsers trust it as little as a LAN address. */
export const LAN_NAME = 'engagenow.test';
/** A name that leads nowhere, at once. */
export const NOWHERE = 'nowhere.test';

// The last list counts: Playwright's own, the parts of a window's frame that are pages of their own, which
// nobody sees here but which cost a second each time a window opens, and a process started for each page in
// case somebody goes on from it to another site.
const FEATURES_OFF = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'BlockOriginHeaderModificationOnRedirect',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'SpareRendererForSitePerProcess',
  'ThirdPartyStoragePartitioning',
  'Translate',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
];

const chromiumArgs = (...off: string[]) => [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[...FEATURES_OFF, ...off].join()}`,
  `--host-resolver-rules=MAP ${LAN_NAME} 127.0.0.1,MAP ${NOWHERE} ~NOTFOUND`,
];

/** All stories, those of the night too, in every browser, and Chromium with its windows: `make e2e-all`. */
const ALL = process.env.EVERY_BROWSER === '1';

// Chromium without windows does the same for a third of the work.
const SHELL = 'chromium-headless-shell';
const WITH_WINDOWS = ['chromium', 'chromium-browser'];
const PROGRAMS = ALL ? [...WITH_WINDOWS, SHELL] : [SHELL, ...WITH_WINDOWS];

const chromium = {
  browserName: 'chromium' as const,
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? onPath(...PROGRAMS),
    args: chromiumArgs(),
  },
};

const DESKTOP: Project = {
  name: 'desktop',
  use: { ...devices['Desktop Chrome'], ...chromium, channel: undefined },
};

/**
 * The worker that keeps pages for a reload is one more process for each browser, and fetches sixty files: a fifth of
 * the work. Phones have it, and desks have it at night, and where it is the point.
 */
export const WORKERS_AT_DESKS = ALL ? ('allow' as const) : ('block' as const);

// Every page comes with a policy for which Chromium ends the process in which the page was opened, and starts
// another: half of its processes. No page of ours goes on talking to one that it opens, and at night all heed it.
// Most pages are gone before a heap that is larger from the start needs to be tidied.
const BY_DAY = {
  launchOptions: {
    ...chromium.launchOptions,
    args: [...chromiumArgs('CrossOriginOpenerPolicy'), '--js-flags=--min-semi-space-size=16'],
  },
};

// The presets' own browsers are replaced, their screens, touch and user agents stay.
const IPHONE: Project = {
  name: 'iphone',
  grep: /@phone/,
  use: { ...devices['iPhone 12'], ...chromium },
};

const PIXEL: Project = {
  name: 'pixel',
  grep: /@phone/,
  use: { ...devices['Pixel 5'], ...chromium },
};

// What a tag keeps to Chromium plays an input method, a clipboard, a device's colours or a host's name.
const firefox = (executablePath: string): Project => ({
  name: 'firefox',
  grepInvert: /@chromium/,
  use: {
    ...devices['Desktop Firefox'],
    browserName: 'firefox',
    // The protocol that a distribution's own Firefox speaks; Playwright's patched one is not needed.
    channel: 'moz-firefox',
    launchOptions: { executablePath },
  },
});

const WEBKIT: Project = {
  name: 'webkit',
  grepInvert: /@chromium/,
  use: { ...devices['Desktop Safari'] },
};

/**
 * Chromium: on a phone where that is a story's point, else on a desktop; with `EVERY_BROWSER=1` all of them on
 * a desktop, and on two phones, and those tagged `@nightly`, which are much like another, too. Machines that have them add Firefox by `FIREFOX=/usr/bin/firefox-esr`, and
 * Playwright's own WebKit by `WEBKIT=1`.
 */
export function browsers(): Project[] {
  const { FIREFOX, WEBKIT: webkit } = process.env;
  const chromiums = ALL
    ? [DESKTOP, IPHONE, PIXEL]
    : [
        {
          ...DESKTOP,
          use: { ...DESKTOP.use, ...BY_DAY, serviceWorkers: WORKERS_AT_DESKS },
          grepInvert: /@phone|@nightly/,
        },
        { ...IPHONE, use: { ...IPHONE.use, ...BY_DAY }, grepInvert: /@nightly/ },
      ];
  return [...chromiums, ...(FIREFOX ? [firefox(FIREFOX)] : []), ...(webkit ? [WEBKIT] : [])];
}

/** Chromium alone, for pictures. */
export function pictureBrowser(): Project[] {
  return [DESKTOP];
}

/** The first of these programs that this computer has. */
function onPath(...programs: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const paths = programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  return paths.find((path) => existsSync(path));
}
