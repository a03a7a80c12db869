import { expect, test } from '../roles/fixtures';

test('the projector’s page shows the way in to who runs the session, and to nobody else', async ({
  presenter,
  participant,
  anotherBrowser,
  rest,
  talk,
}) => {
  const stranger = await anotherBrowser();
  await stranger.goto(`/screen/${talk.id}`);
  await expect(stranger).toHaveURL(/\/auth\/login\?next=%2Fscreen%2F/);
  await presenter.isSignedInAs(rest.account);
  await presenter.page.goto(`/screen/${talk.id}`);
  const screen = presenter.page.getByTestId('screen-stage');
  await expect(screen).toHaveAttribute('data-show', 'join');
  await expect(presenter.page.getByTestId('screen-code')).toHaveText(talk.session_code);
  await expect(screen).toContainText('0명 참여 중');
  await participant.joins(talk.session_code, '지수');
  await expect(screen).toContainText('1명 참여 중');
  const picture = screen.getByRole('img', { name: '참여 링크 QR 코드' });
  const height = presenter.page.viewportSize()?.height ?? 0;
  expect((await picture.boundingBox())?.height).toBeGreaterThanOrEqual(height * 0.7);
  await participant.delivers('여기 보여요');
  await presenter.press(screen.getByRole('button', { name: '채팅과 반응' }));
  await expect(screen).toHaveAttribute('data-show', 'chat');
  await expect(screen).toContainText('여기 보여요');
  // What only its hosts may see is not there.
  await expect(presenter.page.getByTestId('session-status')).toHaveCount(0);
});

test('a co-host opens it too', async ({ assistant, rest, talk }) => {
  const coHost = await assistant();
  await coHost.accepts(await rest.invite(talk, 'moderator'), '도우미');
  await coHost.page.goto(`/screen/${talk.id}`);
  await expect(coHost.page.getByTestId('screen-code')).toHaveText(talk.session_code);
});

test('without a network it goes on showing the way in, and says that it is away', async ({
  host,
  talk,
}) => {
  await host.page.goto(`/screen/${talk.id}`);
  const code = host.page.getByTestId('screen-code');
  await expect(code).toHaveText(talk.session_code);
  await expect(host.page.getByTestId('screen-stage')).toContainText('0명 참여 중');
  await host.page.context().setOffline(true);
  await expect(host.page.getByTestId('screen-offline')).toContainText('연결이 끊겼어요');
  await expect(code).toHaveText(talk.session_code);
  await host.page.context().setOffline(false);
  await expect(host.page.getByTestId('screen-offline')).toHaveCount(0);
});

test('it says that the session is over', async ({ host, rest, talk }) => {
  await host.page.goto(`/screen/${talk.id}`);
  await expect(host.page.getByTestId('screen-code')).toBeVisible();
  await rest.move(talk, 'end');
  await expect(host.page.getByTestId('screen-stage')).toContainText('세션이 끝났어요');
  await expect(host.page.getByTestId('screen-code')).toHaveCount(0);
});
