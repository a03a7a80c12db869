import type { Page } from '@playwright/test';
import { expect, test } from '../roles/fixtures';

const button = (page: Page) => page.getByRole('link', { name: '회사 계정으로 계속하기' });
const dashboard = (page: Page) => page.getByRole('heading', { name: '내 세션' });

async function agree(page: Page, name: string): Promise<void> {
  await page.locator('[name=login]').fill(name);
  await page.locator('[name=password]').fill('any');
  await page.locator('[type=submit]').click();
}

test('Somebody signs in with an account of their company, and stays signed in', async ({
  page,
}) => {
  await page.goto('/auth/login');
  await button(page).click();
  await agree(page, 'haneul');
  await expect(dashboard(page)).toBeVisible();
  await expect(page.getByText('haneul', { exact: true })).toBeVisible();
  await page.reload();
  await expect(dashboard(page)).toBeVisible();

  const [cookie] = (await page.context().cookies(new URL(page.url()).origin)).filter(
    ({ name }) => name === 'refresh',
  );
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('A sign-in leads back to the session that asked for it', async ({ page }) => {
  await page.goto('/sessions/0123456789abcdef0123456789abcdef');
  await button(page).click();
  await agree(page, 'haneul');
  await expect(page.getByRole('heading', { name: '세션을 찾을 수 없어요' })).toBeVisible();
  await expect(page).toHaveURL(/\/sessions\/0123456789abcdef0123456789abcdef$/);
});

test('Whoever changes their mind at the provider is told so, and can try again', async ({
  page,
}) => {
  await page.goto('/auth/login');
  await button(page).click();
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert')).toHaveText('로그인을 취소했어요.');
  await button(page).click();
  await agree(page, 'haneul');
  await expect(dashboard(page)).toBeVisible();
});

test("A link that ends somebody else's sign-in signs nobody in", async ({
  page,
  anotherBrowser,
}) => {
  const trap = await anotherBrowser();
  const caught = trap.waitForRequest(/\/auth\/oidc\/callback/);
  await trap.route(/\/auth\/oidc\/callback/, (route) => route.abort());
  await trap.goto(new URL('/auth/login', await origin(page)).href);
  await button(trap).click();
  await agree(trap, 'thief');
  await page.goto((await caught).url());
  await expect(page.getByRole('alert')).toContainText('다시 시도해 주세요.');
  await page.goto('/dashboard');
  await expect(page).toHaveURL(/\/auth\/login/);
});

async function origin(page: Page): Promise<string> {
  await page.goto('/auth/login');
  return new URL(page.url()).origin;
}
