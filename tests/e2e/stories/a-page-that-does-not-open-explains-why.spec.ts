import { expect, test } from '@playwright/test';

const SCRIPT = /\/assets\/(join|presenter)-[^/]+\.js$/;
/** What only a browser that is too old finds in the script. */
const UNKNOWN = 'const = newer syntax';

for (const path of ['/', '/dashboard']) {
  test(`${path} says in both languages what to do if its script does not arrive`, async ({
    page,
  }) => {
    await page.route(SCRIPT, (route) => route.abort());
    await page.goto(path);
    await expect(page.getByRole('alert')).toContainText('페이지가 열리지 않았어요');
    await expect(page.getByRole('alert')).toContainText('The page did not open');
  });

  test(`${path} says so if the browser does not understand its script`, async ({ page }) => {
    await page.route(SCRIPT, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: UNKNOWN }),
    );
    await page.goto(path);
    await expect(page.getByRole('alert')).toContainText('삼성 인터넷');
  });
}

test('a slow network is not taken for a browser that is too old', async ({ page }) => {
  let arrive: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(SCRIPT, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  await page.waitForFunction(
    () => document.readyState !== 'loading' || document.scripts.length > 1,
  );
  await expect(page.locator('#no-page')).toHaveCount(0);
  arrive();
  await expect(page.getByTestId('code-input')).toBeVisible();
  await expect(page.locator('#no-page')).toHaveCount(0);
});
