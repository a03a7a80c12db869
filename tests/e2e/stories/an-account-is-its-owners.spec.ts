import { readFile } from 'node:fs/promises';
import { expect, test } from '../roles/fixtures';

test('an account is deleted with all its sessions, for everybody', async ({
  host,
  participant,
  rest,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await host.page.goto('/dashboard');
  await host.press(host.page.getByRole('link', { name: '김하늘' }));
  const { email } = rest.account.user;
  await expect(host.page.getByText(email)).toBeVisible();
  await host.press(host.button('계정 삭제'));
  const everything = host.button('모두 삭제하기');
  await expect(everything).toBeDisabled();
  await host.page.getByTestId('delete-account-email').fill('somebody@example.com');
  await host.press(everything);
  await expect(host.page.getByRole('alert')).toHaveText('이 계정의 이메일 주소가 아니에요.');
  await host.page.getByTestId('delete-account-email').fill(email);
  await host.press(everything);
  await expect(host.page).toHaveURL(/\/auth\/login/);
  await expect(host.page.getByText('계정과 모든 세션을 삭제했어요.')).toBeVisible();
  await participant.seesThatItIsDeleted();
  await host.page.goto('/dashboard');
  await expect(host.page).toHaveURL(/\/auth\/login/);
  await host.signsIn(email);
  await expect(host.page.getByRole('heading', { name: '첫 세션을 만들어 보세요' })).toBeVisible();
});

test('signing out everywhere ends the sign-in of another browser', async ({
  presenter,
  anotherBrowser,
  rest,
  talk,
}) => {
  const lost = await anotherBrowser();
  await lost.goto('/auth/test-login');
  await lost.getByTestId('test-email').fill(rest.account.user.email);
  await lost.getByTestId('test-login-button').click();
  await lost.waitForURL('**/dashboard');
  await lost.goto(`/sessions/${talk.id}`);
  await expect(lost.getByTestId('connection-state')).toHaveAttribute('data-state', 'joined');
  await presenter.isSignedInAs(rest.account);
  await presenter.page.goto('/account');
  await presenter.press(presenter.button('모든 곳에서 로그아웃'));
  await expect(presenter.page).toHaveURL(/\/auth\/login/);
  await expect(lost).toHaveURL(/\/auth\/login/);
});

test('what is one’s own is downloaded', async ({ presenter, rest, talk }) => {
  await presenter.isSignedInAs(rest.account);
  await presenter.page.goto('/account');
  const download = presenter.page.waitForEvent('download');
  await presenter.press(presenter.button('다운로드'));
  const saved = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  expect(saved.account.email).toBe(rest.account.user.email);
  expect(saved.sessions).toMatchObject([{ id: talk.id, title: talk.title }]);
});

test('a new name is what everybody in the room reads, on what was said, too', async ({
  host,
  participant,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await host.delivers('안녕하세요');
  await participant.sees('안녕하세요');
  await host.page.goto('/account');
  await host.press(host.button('이름 바꾸기'));
  const field = host.page.getByLabel('이름', { exact: true });
  await expect(field).toBeFocused();
  await field.fill('지수');
  await host.press(host.button('저장'));
  await expect(host.page.getByRole('alert')).toContainText('이미 사용중인 닉네임입니다.');
  await field.fill('김바다');
  await host.press(host.button('저장'));
  await expect(host.page.getByRole('link', { name: '내 계정, 김바다' })).toBeVisible();
  await expect(participant.page.getByText('김바다')).toBeVisible();
  await expect(participant.page.getByText('김하늘')).toHaveCount(0);
});
