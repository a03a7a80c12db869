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
