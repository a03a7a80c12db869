import { expect, type Page } from '@playwright/test';
import type { Scene } from './pages';

/** Opens a page to read, and the place on it that is linked to. */
async function opened(page: Page, path: string): Promise<Page> {
  await page.goto(path);
  await expect(page.locator('details[open]')).toBeVisible();
  return page;
}

/** What people read: everybody, or who writes programs. */
export const docs: Record<string, Scene> = {
  help: ({ participant }) => opened(participant.page, '/help#join_not'),
  'the REST API': ({ participant }) =>
    opened(participant.page, '/docs#route-get-api-sessions-session_id-events'),
  'commands and events': ({ participant }) =>
    opened(participant.page, '/docs/events#command-send_message'),
};
