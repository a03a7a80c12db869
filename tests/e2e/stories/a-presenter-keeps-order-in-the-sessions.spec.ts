import { expect, test } from '../roles/fixtures';

test('a new title reaches everybody at once', async ({ host, participant, talk }) => {
  await participant.joins(talk.session_code, '지수');
  await host.renames('새 제목이에요');
  await expect(participant.page.getByRole('heading', { name: '새 제목이에요' })).toBeVisible();
  await host.page.reload();
  await expect(host.page.getByRole('heading', { name: '새 제목이에요' })).toBeVisible();
});

test('an empty title is not saved', async ({ host, talk }) => {
  await host.press(host.button('제목과 설명 수정'));
  await host.page.getByLabel('제목', { exact: true }).fill('  ');
  await host.press(host.button('저장'));
  await expect(host.page.getByRole('alert')).toHaveText('제목을 입력해 주세요.');
  await host.page.keyboard.press('Escape');
  await expect(host.page.getByRole('heading', { name: talk.title })).toBeVisible();
});

test('a session is deleted only by who is sure', async ({ host, talk }) => {
  await host.goesToDashboard();
  await host.opensMenuOf(talk.title);
  await host.press(host.button('세션 삭제'));
  await host.answers(false);
  await expect(host.page.getByRole('link', { name: talk.title })).toBeVisible();
});

test('a session that stays deleted is gone for everybody', async ({
  host,
  participant,
  newcomer,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await host.goesToDashboard();
  await host.opensMenuOf(talk.title);
  await host.press(host.button('세션 삭제'));
  await host.answers(true);
  await participant.seesThatItIsDeleted();
  await host.page.goto('/dashboard');
  await expect(host.page.getByRole('heading', { name: '첫 세션을 만들어 보세요' })).toBeVisible();
  const late = await newcomer();
  await late.comesTo(talk.session_code);
  await expect(late.page.getByRole('heading')).toHaveText(/찾지 못했어요/);
});

test('what runs comes first, is gone back to, and what is over is used again', async ({
  presenter,
  rest,
  extra,
}) => {
  const live = await rest.open({ title: '방금 시작한 것' });
  await extra(live.session_code, '지수');
  const old = await rest.open({ title: '지난주에 한 것' });
  await rest.move(old, 'end');
  await rest.create({ title: '다음 주에 할 것' });
  await presenter.isSignedInAs(rest.account);
  await presenter.page.goto('/dashboard');
  const { page } = presenter;
  const cards = page.getByRole('article');
  await expect(cards.getByRole('heading')).toHaveText(['방금 시작한 것', '다음 주에 할 것']);
  await expect(cards.first()).toContainText('진행중');
  await expect(cards.first()).toContainText('1명');
  await presenter.press(page.getByText('끝난 세션'));
  await presenter.opensMenuOf('지난주에 한 것');
  await presenter.press(presenter.button('보관'));
  await expect(page.getByRole('link', { name: '지난주에 한 것' })).toHaveCount(0);
  await presenter.press(page.getByText('보관한 세션'));
  await presenter.opensMenuOf('지난주에 한 것');
  await presenter.press(presenter.button('다시 쓰기'));
  await expect(page.getByTestId('session-status')).toHaveText('준비');
  await expect(page.getByRole('heading', { name: '지난주에 한 것' })).toBeVisible();
  await expect(presenter.code).not.toHaveText(old.session_code);
  await page.goto('/dashboard');
  await presenter.press(page.getByRole('link', { name: '돌아가기' }));
  await expect(presenter.code).toHaveText(live.session_code);
});

test('somebody else’s session is not found', async ({ presenter, talk }) => {
  await presenter.signsIn();
  await presenter.page.goto(`/sessions/${talk.id}`);
  await expect(presenter.page.getByRole('heading')).toHaveText('세션을 찾을 수 없어요');
});

test('who is not signed in comes back to the session after signing in', async ({
  presenter,
  rest,
  talk,
}) => {
  await presenter.page.goto(`/sessions/${talk.id}`);
  await presenter.press(presenter.page.getByRole('link', { name: '테스트 로그인' }));
  await presenter.page.getByTestId('test-email').fill(rest.account.user.email);
  await presenter.press(presenter.page.getByTestId('test-login-button'));
  await expect(presenter.code).toHaveText(talk.session_code);
});

test('signing out closes the dashboard', async ({ presenter }) => {
  await presenter.signsIn();
  await presenter.signsOut();
  await presenter.page.goto('/dashboard');
  await expect(presenter.page).toHaveURL(/\/auth\/login/);
});
