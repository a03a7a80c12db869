import { devices, type PlaywrightTestConfig, webkit } from '@playwright/test';
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

const FIREFOX: Project = {
  name: 'firefox',
  grepInvert: /@chromium/,
  use: {
    ...devices['Desktop Firefox'],
    browserName: 'firefox',
    channel: 'moz-firefox',
    launchOptions: { executablePath: process.env.FIREFOX ?? onPath('firefox-esr') },
  },
};

const WEBKIT: Project = {
  name: 'webkit',
  grepInvert: /@chromium/,
  use: { ...devices['Desktop Safari'] },
};

/** The browsers of this machine; FIREFOX and WEBKIT in the environment ask for one all the same. */
export function browsers(): Project[] {
  const firefox = process.env.FIREFOX ?? onPath('firefox-esr');
  const hasWebkit = process.env.WEBKIT ?? existsSync(webkit.executablePath());
  return [DESKTOP, ...PHONES, ...(firefox ? [FIREFOX] : []), ...(hasWebkit ? [WEBKIT] : [])];
}

/** Chromium alone, for pictures. */
export function pictureBrowser(): Project[] {
  return [DESKTOP];
}

function onPath(program: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}
