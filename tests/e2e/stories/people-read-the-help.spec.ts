import type { Page } from '@playwright/test';
import { violations } from '../roles/axe';
import { expect, test } from '../roles/fixtures';

async function findings(page: Page): Promise<string[]> {
  return (await violations(page)).map(({ id }) => id);
}

test('who has no code yet finds the help, in both languages, and by the keyboard alone', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: '개인정보와 도움말' }).click();
  await expect(page).toHaveURL(/\/help$/);
  await expect(page.getByRole('heading', { name: '도움말', level: 1 })).toBeVisible();
  await expect(page.getByRole('heading', { name: '참여하기' })).toBeVisible();
  expect(await findings(page)).toEqual([]);

  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Help', level: 1 })).toBeVisible();
  await expect(page.getByRole('heading', { name: '참여하기' })).toBeHidden();
  const link = page.getByRole('link', { name: 'If it does not connect', exact: true });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'If it does not connect' })).toBeInViewport();
  const folded = page.locator('summary', { hasText: 'On a company’s or a school’s network' });
  await folded.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('compatibility mode')).toBeVisible();
  expect(await findings(page)).toEqual([]);

  await page.getByRole('link', { name: 'privacy page' }).click();
  await expect(page.getByRole('heading', { name: 'Privacy', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Help', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Help', level: 1 })).toBeVisible();
});

test('a presenter finds it below their sessions', async ({ presenter, rest }) => {
  await presenter.isSignedInAs(rest.account);
  await presenter.page.goto('/dashboard');
  await presenter.page.getByRole('link', { name: '도움말', exact: true }).click();
  await expect(presenter.page.getByRole('heading', { name: '세션 만들기' })).toBeVisible();
});

test('it is there for who asks only whether it is, and nothing below it', async ({ request }) => {
  expect((await request.head('/help')).status()).toBe(200);
  expect((await request.get('/help/x')).status()).toBe(404);
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('it can be read', async ({ page }) => {
    await page.goto('/help');
    await page.locator('summary', { hasText: '들어갈 수 없을 때' }).click();
    await expect(page.getByText('발표자가 입장을 잠갔어요.')).toBeVisible();
  });
});
