import { expect, test } from '../roles/fixtures';

test('what is not to be kept is gone when it ends, and everybody is told', async ({
  host,
  participant,
  rest,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await participant.delivers('여기서만 하는 말');
  await host.turnsTo('진행');
  await host.press(host.button('종료 시 삭제'));
  await expect(host.panel.getByText('종료하면 바로 삭제돼요')).toBeVisible();
  await rest.move(talk, 'end');
  // A job does it, every quarter of a minute.
  await expect(participant.page.getByRole('heading', { name: '삭제된 세션이에요' })).toBeVisible();
  await expect(participant.page.getByText('여기서만 하는 말')).toHaveCount(0);
  await expect(host.page.getByRole('heading', { name: '삭제된 세션이에요' })).toBeVisible();
  await host.page.goto('/dashboard');
  await expect(host.page.getByRole('heading', { name: '첫 세션을 만들어 보세요' })).toBeVisible();
});

test('how long is chosen when the session is made, and the session says so', async ({
  presenter,
}) => {
  await presenter.signsIn();
  await presenter.press(presenter.newSession);
  await presenter.title.fill('짧게 남는 이야기');
  await presenter.press(presenter.page.getByText('보관 기간'));
  await presenter.press(presenter.button('7일'));
  await presenter.press(presenter.page.getByTestId('create-button'));
  await presenter.isConnected();
  await presenter.turnsTo('진행');
  await expect(presenter.button('7일')).toHaveAttribute('aria-pressed', 'true');
});

test('a choice that would end it now is asked about', async ({ host, rest, talk }) => {
  await rest.move(talk, 'end');
  await host.seesStatus('종료');
  await host.turnsTo('진행');
  await host.press(host.button('종료 시 삭제'));
  await host.answers(false);
  await expect(host.button('1년')).toHaveAttribute('aria-pressed', 'true');
  await host.press(host.button('30일'));
  await expect(host.button('30일')).toHaveAttribute('aria-pressed', 'true');
  await host.page.reload();
  await host.turnsTo('진행');
  await expect(host.button('30일')).toHaveAttribute('aria-pressed', 'true');
});
