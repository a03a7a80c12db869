import { expect, test } from '../roles/fixtures';

test('a token is created, used by a program, and revoked', async ({
  presenter,
  rest,
  talk,
  request,
}) => {
  const { page } = presenter;
  await presenter.isSignedInAs(rest.account);
  await page.goto('/account');
  await presenter.press(page.getByTestId('create-token'));
  await page.getByTestId('token-name').fill('출석 봇');
  await page.getByRole('checkbox', { name: /sessions:read/ }).check();
  await presenter.press(page.getByTestId('create-token-now'));
  const token = await page.getByTestId('secret').innerText();
  const headers = { authorization: `Bearer ${token}` };
  const mine = () => request.get('/api/sessions', { headers });
  expect(await (await mine()).json()).toMatchObject([{ id: talk.id }]);
  expect((await request.get('/api/tokens', { headers })).status()).toBe(403);

  await presenter.press(presenter.button('보관했어요'));
  await expect(page.getByTestId('secret')).toBeHidden();
  await presenter.press(presenter.button('폐기: 출석 봇'));
  await presenter.press(page.getByTestId('revoke-token'));
  await expect(page.getByTestId('token-list')).toBeHidden();
  expect((await mine()).status()).toBe(401);
});

test('a webhook is created, tested, and deleted', async ({ presenter, rest }) => {
  const { page } = presenter;
  await presenter.isSignedInAs(rest.account);
  await page.goto('/account');
  await presenter.press(page.getByTestId('create-webhook'));
  const url = page.getByTestId('webhook-url');
  await url.fill('http://127.0.0.1:8080/hook');
  await page.getByRole('checkbox', { name: /message\.sent/ }).check();
  await presenter.press(page.getByTestId('create-webhook-now'));
  await expect(page.getByRole('alert')).toContainText('https://');
  await url.fill('https://hooks.invalid/hook');
  await presenter.press(page.getByTestId('create-webhook-now'));
  await expect(page.getByTestId('secret')).toHaveText(/^whsec_/);
  await presenter.press(presenter.button('보관했어요'));
  await presenter.press(presenter.button('기록 보기: https://hooks.invalid/hook'));
  await expect(page.getByText('아직 보낸 것이 없어요.')).toBeVisible();
  await presenter.press(page.getByTestId('test-webhook'));
  await expect(page.getByTestId('deliveries')).toContainText('webhook.test');
  await expect(async () => {
    await page.getByTestId('refresh-webhook').click();
    await expect(page.getByTestId('deliveries')).toContainText('연결할 수 없음', { timeout: 500 });
  }).toPass();
  await presenter.press(page.getByTestId('remove-webhook'));
  await presenter.press(page.getByTestId('remove-webhook-now'));
  await expect(page.getByTestId('webhook-list')).toBeHidden();
});
