import type { Frame, Page } from '@playwright/test';
import { SITE_PORTS } from '../server/ports';
import { Site } from '../server/site';
import { test as base } from './fixtures';

/** Stories told on somebody else's site. */
export const test = base.extend<{ site: Site }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from it.
  site: async ({}, use, { parallelIndex }) => {
    const site = await new Site(SITE_PORTS[parallelIndex] ?? 0).open();
    await use(site);
    await site.close();
  },
});

/** Opens a page of `origin` that shows `shown` in its frame. */
export async function opens(page: Page, origin: string, shown: string, more = ''): Promise<void> {
  await page.goto(`${origin}/?show=${encodeURIComponent(shown)}${more}`);
}

export const framed = (page: Page): Frame | undefined =>
  page.frames().find((frame) => frame.parentFrame());

/** Has a page's browser give frames no storage, as some do. */
export async function withoutStorage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('Storage is not allowed here.', 'SecurityError');
        },
      });
    }
  });
}
