import { expect, test } from '../roles/fixtures';

/** A service worker would have the parts already. */
test.use({ serviceWorkers: 'block' });

test('a phone that lost its network for a moment gets the questions by itself', async ({
  host,
  participant,
  talk,
}) => {
  const { page } = participant;
  const asked = { 'questions-tab': 0, AfterJoining: 0 };
  for (const part of Object.keys(asked) as (keyof typeof asked)[]) {
    await page.route(`**/assets/${part}-*.js`, async (route) => {
      const isImport = route.request().resourceType() === 'script';
      if (!isImport && ++asked[part] < 3) return route.abort();
      // Many a browser remembers that an import failed: there is none before the file came.
      expect(asked[part]).toBe(3);
      return route.continue();
    });
  }
  await participant.joins(talk.session_code, '지수');
  await host.press(host.page.getByTestId('activate-questions'));
  await expect(page.getByTestId('tab-questions')).toBeVisible();
});

test('who opens a sheet without a network is told, and may press again', async ({ host }) => {
  const { page } = host;
  await page.route('**/assets/ImportSheet-*.js', (route) => route.abort(), { times: 1 });
  await host.press(page.getByTestId('import-open'));
  await expect(page.getByText('연결하지 못했어요.')).toBeVisible();
  await host.press(page.getByTestId('import-open'));
  const sheet = page.getByRole('dialog').filter({ has: page.getByTestId('import-file') });
  await expect(sheet).toBeVisible();
});
