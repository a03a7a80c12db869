/**
 * Draws the pictures of frontend/public anew from the logo: node frontend/scripts/pictures.mjs
 * They are kept in the repository, since a build has no browser to draw with.
 */
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const logo = readFileSync(new URL('../src/ui/logo.svg', import.meta.url), 'utf8');
const target = new URL('../public/assets/', import.meta.url).pathname;
const PICTURES = {
  'link-card-1.png': { width: 1200, height: 630, mark: 260, name: 'EngageNow' },
  'touch-icon-1.png': { width: 180, height: 180, mark: 132 },
  'app-icon-1.png': { width: 512, height: 512, mark: 330 }, // inside the circle that masks leave
};

function page({ mark, name = '' }) {
  return `<style>
    body { margin: 0; height: 100vh; display: grid; place-content: center; justify-items: center; gap: 28px;
      background: #fbfaf7; color: #1f1d2b; font: 700 104px NanumSquare, sans-serif; letter-spacing: -3px }
    svg { width: ${mark}px; height: ${mark}px }
  </style>${logo}${name && `<div>${name}</div>`}`;
}

const options = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
};
const browser = await chromium.launch(options);
for (const [file, picture] of Object.entries(PICTURES)) {
  const tab = await browser.newPage({ viewport: { width: picture.width, height: picture.height } });
  await tab.setContent(page(picture));
  await tab.screenshot({ path: `${target}${file}` });
  await tab.close();
}
await browser.close();
