import { expect, type Page } from '@playwright/test';
import type { Scene } from './pages';

/** Opens a page of the contract, and the place on it that is linked to. */
async function opened(page: Page, path: string): Promise<Page> {
  await page.goto(path);
  await expect(page.locator('details[open]')).toBeVisible();
  return page;
}

/** What people read who write programs. */
export const docs: Record<string, Scene> = {
  'the REST API': ({ participant }) =>
    opened(participant.page, '/docs#route-get-api-sessions-session_id-events'),
  'commands and events': ({ participant }) =>
    opened(participant.page, '/docs/events#command-send_message'),
};
