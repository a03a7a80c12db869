import { devices, type PlaywrightTestConfig } from '@playwright/test';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

type Project = NonNullable<PlaywrightTestConfig['projects']>[number];

/** A name that leads to this computer but is not `localhost`: browsers trust it as little as a LAN address. */
export const LAN_NAME = 'engagenow.test';
/** A name that leads nowhere, at once. */
export const NOWHERE = 'nowhere.test';

const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--host-resolver-rules=MAP ${LAN_NAME} 127.0.0.1,MAP ${NOWHERE} ~NOTFOUND`,
];

const chromium = {
  browserName: 'chromium' as const,
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? onPath('chromium') ?? onPath('chromium-browser'),
    args: CHROMIUM_ARGS,
  },
};

const DESKTOP: Project = {
  name: 'desktop',
  use: { ...devices['Desktop Chrome'], ...chromium, channel: undefined },
};

// The presets' own browsers are replaced, their screens, touch and user agents stay.
const PHONES: Project[] = [
  { name: 'iphone', grep: /@phone/, use: { ...devices['iPhone 12'], ...chromium } },
  { name: 'pixel', grep: /@phone/, use: { ...devices['Pixel 5'], ...chromium } },
];

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
 * Chromium on a desk and on two phones. Machines that have them add Firefox by
 * `FIREFOX=/usr/bin/firefox-esr`, and Playwright's own WebKit by `WEBKIT=1`.
 */
export function browsers(): Project[] {
  const { FIREFOX, WEBKIT: webkit } = process.env;
  return [DESKTOP, ...PHONES, ...(FIREFOX ? [firefox(FIREFOX)] : []), ...(webkit ? [WEBKIT] : [])];
}

/** Chromium alone, for pictures. */
export function pictureBrowser(): Project[] {
  return [DESKTOP];
}

function onPath(program: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}
