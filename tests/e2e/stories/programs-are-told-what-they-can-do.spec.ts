import type { Page } from '@playwright/test';
import { violations } from '../roles/axe';
import { expect, test } from '../roles/fixtures';

/** The hosts that a page asks, the page itself included; and what the policy refuses it. */
function watched(page: Page): { hosts: Set<string>; refused: string[] } {
  const seen = { hosts: new Set<string>(), refused: [] as string[] };
  page.on('request', (request) => seen.hosts.add(new URL(request.url()).host));
  page.on('console', (line) => {
    if (line.type() === 'error') seen.refused.push(line.text());
  });
  return seen;
}

/** One of each kind of part: axe needs half a minute for all of a page, which it has at night. */
const PARTS = [
  'header',
  '.intro',
  '.contents',
  'details[open]',
  '#refusals',
  '#type-CreateWebhook',
];

/** What axe finds wrong in these parts. */
async function findings(page: Page): Promise<string[]> {
  const there: string[] = [];
  for (const part of PARTS) if (await page.locator(part).count()) there.push(part);
  // Headings follow each other on the whole page, and not from one part to the next one here.
  const rules = { 'heading-order': { enabled: false } };
  return (await violations(page, { rules }, there)).map(({ id }) => id);
}

test('unknown addresses below the pages of the contract say so', async ({ page }) => {
  for (const path of ['/docs/x', '/docs/events/x']) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
  }
});

test('a route and an event are found, in both languages, and nothing comes from another host', async ({
  page,
}) => {
  const seen = watched(page);
  await page.goto('/docs');
  const route = page.locator('summary', { hasText: /^POST \/api\/webhooks / });
  await route.click();
  const opened = page.locator('details[open]');
  await expect(opened.getByText('토큰이 필요해요.')).toBeVisible();
  await expect(opened.getByText('Needs a token.')).toBeHidden();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(opened.getByText('Needs a token.')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await opened.getByRole('link', { name: 'CreateWebhook', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'CreateWebhook', exact: true })).toBeInViewport();

  await page.getByRole('link', { name: 'Events', exact: true }).click();
  await expect(page).toHaveURL(/\/docs\/events$/);
  await page.locator('summary', { hasText: /^new_message / }).click();
  await expect(page.locator('details[open]').getByText('sent_at')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.goto('/docs/events#command-send_message');
  await expect(page.locator('#command-send_message').getByText('client_id').first()).toBeVisible();
  expect([...seen.hosts]).toEqual([new URL(page.url()).host]);
  expect(seen.refused).toEqual([]);
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('everything can be read', async ({ page }) => {
    await page.goto('/docs#types');
    await expect(page.getByRole('heading', { name: 'REST API', exact: true })).toBeVisible();
    await page.locator('summary', { hasText: /^GET \/api\/tokens / }).click();
    await expect(page.locator('details[open]').getByText('토큰이 필요해요.')).toBeVisible();
  });
});
