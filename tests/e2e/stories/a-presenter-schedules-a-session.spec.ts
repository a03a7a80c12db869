import { violations } from '../roles/axe';
import { expect, test } from '../roles/fixtures';

/** What is to begin in so many days, at ten in the morning in Seoul, as a field has it. */
const tenIn = (days: number) =>
  `${new Date(Date.now() + days * 24 * 60 * 60_000).toISOString().slice(0, 10)}T10:00`;

test('a time is set, refused at its field, changed and removed on the dashboard', async ({
  presenter,
  rest,
}) => {
  const { page } = presenter;
  await rest.sets(await rest.create({ title: '먼저 할 것' }), {
    scheduled_at: tenIn(2),
    time_zone: 'Asia/Seoul',
  });
  const later = await rest.create({ title: '나중에 할 것' });
  await presenter.isSignedInAs(rest.account);
  await page.goto('/dashboard');
  await presenter.opensMenuOf(later.title);
  await presenter.press(presenter.button('시작 시각 정하기'));
  const sheet = page.getByRole('dialog', { name: '시작 시각 정하기' });
  const time = sheet.getByLabel('날짜와 시각');
  const zone = sheet.getByLabel('시간대');
  await expect(zone).toHaveValue('Asia/Seoul');
  expect(await violations(page)).toEqual([]);

  await time.fill('2026-01-01T10:00');
  await presenter.press(presenter.button('저장'));
  await expect(sheet.getByRole('alert')).toHaveText('이미 지난 시각이에요.');
  await expect(time).toHaveAttribute('aria-invalid', 'true');
  await time.fill(tenIn(9));
  await zone.fill('Asia/Nowhere');
  await presenter.press(presenter.button('저장'));
  await expect(sheet.getByRole('alert')).toHaveText('알 수 없는 시간대예요.');
  await expect(zone).toHaveAttribute('aria-invalid', 'true');
  await zone.fill('Asia/Seoul');
  await sheet.getByRole('switch', { name: '그 시각에 자동으로 시작' }).click();
  await presenter.press(presenter.button('저장'));
  await expect(sheet).toHaveCount(0);

  const planned = page.locator('section', {
    has: page.getByRole('heading', { name: '예약한 세션' }),
  });
  await expect(planned.getByRole('article').getByRole('heading')).toHaveText([
    '먼저 할 것',
    '나중에 할 것',
  ]);
  await expect(planned.getByRole('article').last()).toContainText(/오전 10:00 자동 시작/);

  await presenter.opensMenuOf(later.title);
  await presenter.press(presenter.button('시작 시각 바꾸기'));
  const change = page.getByRole('dialog', { name: '시작 시각 바꾸기' });
  await expect(change.getByLabel('날짜와 시각')).toHaveValue(tenIn(9));
  await change.getByLabel('날짜와 시각').fill(tenIn(1));
  await presenter.press(presenter.button('저장'));
  await expect(planned.getByRole('article').getByRole('heading')).toHaveText([
    '나중에 할 것',
    '먼저 할 것',
  ]);

  await presenter.opensMenuOf(later.title);
  await presenter.press(presenter.button('시작 시각 바꾸기'));
  await presenter.press(presenter.button('시각 없애기'));
  await expect(planned.getByRole('article').getByRole('heading')).toHaveText(['먼저 할 것']);
});

test('a time that is set on the page of a session is seen by everybody who looks at it', async ({
  presenter,
  participant,
  assistant,
  rest,
}) => {
  const { page } = presenter;
  const session = await rest.create({ title: '다음 주 발표' });
  const helper = await assistant();
  await helper.accepts(await rest.invite(session, 'moderator'), '도윤');
  await participant.comesTo(session.session_code);
  await presenter.isSignedInAs(rest.account);
  await presenter.goesTo(session);
  await presenter.turnsTo('진행');
  await presenter.press(page.getByTestId('schedule-open'));
  await page.getByTestId('schedule-time').fill(tenIn(7));
  await presenter.press(page.getByTestId('schedule-save'));
  await expect(page.getByTestId('planned-start')).toContainText('오전 10:00 시작 예정');
  await expect(helper.page.getByTestId('planned-start')).toContainText('오전 10:00 시작 예정');
  await expect(participant.page.getByTestId('start-time')).toContainText('오전 10:00');

  const link = page.getByRole('link', { name: '캘린더에 추가' });
  const answer = await page.request.get((await link.getAttribute('href')) ?? '');
  expect(await answer.text()).toContain(`/sessions/${session.id}`);

  await rest.sets(session, { scheduled_at: tenIn(7).replace('10:00', '11:30') });
  await expect(page.getByTestId('planned-start')).toContainText('오전 11:30');
  await expect(participant.page.getByTestId('start-time')).toContainText('오전 11:30');
  await rest.move(session, 'activate');
  await expect(page.getByTestId('planned-start')).toHaveCount(0);
  await expect(page.getByTestId('schedule-open')).toHaveCount(0);
  await expect(participant.nickname).toBeVisible();
});
