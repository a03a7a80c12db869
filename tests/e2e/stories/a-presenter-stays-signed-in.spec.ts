import { expect, test } from '../roles/fixtures';

const HALF_AN_HOUR = 30 * 60_000;

test('Whoever has signed in stays so after a reload and in another tab, without a token in any storage', async ({
  presenter,
}) => {
  await presenter.signsIn();
  await presenter.page.reload();
  await expect(presenter.page.getByRole('heading', { name: '내 세션' })).toBeVisible();

  const tab = await presenter.page.context().newPage();
  await tab.goto('/auth/login');
  await expect(tab.getByRole('heading', { name: '내 세션' })).toBeVisible();

  const stored = await tab.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(stored).not.toContain('eyJ');
  expect(await tab.evaluate(() => document.cookie)).toBe('');
});

test('An open page fetches its next token in time, and its room goes on', async ({
  presenter,
  rest,
  talk,
}) => {
  await presenter.page.clock.install();
  await presenter.isSignedInAs(rest.account);
  await presenter.goesTo(talk);
  const asked: string[] = [];
  presenter.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const refreshed = presenter.page.waitForResponse('**/auth/refresh');
  await presenter.page.clock.fastForward(HALF_AN_HOUR);
  expect((await refreshed).status()).toBe(200);
  await presenter.isConnected();
  await presenter.delivers('아직 여기 있어요');
  // It is the same room as before.
  expect(asked).not.toContain(`/api/sessions/${talk.id}`);
});

test('Signing out takes the sign-in away from every tab of the browser', async ({ presenter }) => {
  await presenter.signsIn();
  const tab = await presenter.page.context().newPage();
  await presenter.signsOut();
  await tab.goto('/dashboard');
  await expect(tab).toHaveURL(/\/auth\/login/);
  await expect(tab.getByRole('link', { name: '테스트 로그인' })).toBeVisible();
});

test('A sign-in that somebody ended everywhere asks to sign in again, and says why', async ({
  presenter,
  rest,
}) => {
  await presenter.isSignedInAs(rest.account);
  await presenter.page.goto('/dashboard');
  await expect(presenter.page.getByRole('heading', { name: '내 세션' })).toBeVisible();
  const ended = await presenter.page.context().request.post('/auth/logout?everywhere=true');
  expect(ended.status()).toBe(204);
  await presenter.page.reload();
  await expect(presenter.page).toHaveURL(/\/auth\/login/);
  await expect(presenter.page.getByText('로그인이 만료됐어요')).toBeVisible();
});
