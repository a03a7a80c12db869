import { expect, test } from '../roles/fixtures';
import { isOver } from '../roles/replay-scenes';

const QUESTION = '자료는 어디에 있나요?';

test('after the end a host moves through the session, by hand and by keys', async ({
  presenter,
  participant,
  rest,
}) => {
  const session = await isOver(participant, rest);
  await presenter.isSignedInAs(rest.account);
  await presenter.page.goto(`/sessions/${session.id}`);
  await presenter.press(presenter.page.getByRole('link', { name: '다시 보기' }));
  const { page } = presenter;
  const slider = page.getByRole('slider', { name: '재생 위치' });
  await expect(page).toHaveTitle(/함께 만드는 서비스 다시 보기/);
  const screen = page.getByTestId('replayed-activity');
  const questions = page.getByRole('region', { name: '질문', exact: true });

  // At the beginning nobody had said anything.
  await expect(presenter.message('안녕하세요')).toHaveCount(0);
  await expect(page.getByText('이때까지 질문이 없었어요.')).toBeVisible();

  await page.getByRole('button', { name: '다음 질문이나 활동' }).click();
  await presenter.sees('안녕하세요');
  await expect(questions).toContainText(QUESTION);
  await expect(page.getByText(`질문: ${QUESTION}`)).toBeVisible();
  await expect(screen).toHaveCount(0);

  await page.getByRole('button', { name: '다음 질문이나 활동' }).click();
  await expect(screen).toContainText('답을 받는 중');
  await expect(screen).toContainText('이때는 결과를 공개하지 않았어요.');

  await slider.press('End');
  await expect(screen).toContainText('마감');
  await expect(screen.getByTestId('results')).toContainText('색인');
  await expect(page.getByTestId('replayed-people')).not.toBeEmpty();

  await slider.press('Home');
  await expect(presenter.message('안녕하세요')).toHaveCount(0);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: '잠시 멈춤' })).toBeVisible();
  await page.getByRole('button', { name: '16배속' }).click();
  await presenter.sees('안녕하세요');
  await expect(page.getByRole('button', { name: '재생', exact: true })).toBeVisible();
});

test('on a phone one of its panels is seen', async ({ presenter, participant, rest }) => {
  const session = await isOver(participant, rest);
  await presenter.isSignedInAs(rest.account);
  const { page } = presenter;
  await page.setViewportSize({ width: 390, height: 700 });
  await page.goto(`/sessions/${session.id}/replay`);
  await page.getByRole('slider', { name: '재생 위치' }).press('End');
  await presenter.sees('안녕하세요');
  const panels = page.getByRole('group', { name: '보이는 것' });
  await panels.getByRole('button', { name: '질문' }).click();
  await expect(page.getByText(QUESTION).first()).toBeVisible();
  await expect(presenter.messages).toBeHidden();
});

test('who helped sees how it went and replays it, and makes no report', async ({
  assistant,
  participant,
  rest,
  talk,
}) => {
  const coHost = await assistant();
  await coHost.accepts(await rest.invite(talk, 'moderator'), '도우미');
  await participant.joins(talk.session_code, '지수');
  await participant.delivers('안녕하세요');
  await coHost.sees('안녕하세요');
  await rest.move(talk, 'end');
  await coHost.press(coHost.button('세션 요약'));
  await expect(coHost.page.getByRole('dialog', { name: '세션 요약' })).toContainText('1명');
  await coHost.page.keyboard.press('Escape');
  await expect(coHost.button('보고서')).toHaveCount(0);
  await coHost.press(coHost.page.getByRole('link', { name: '다시 보기' }));
  await coHost.page.getByRole('slider', { name: '재생 위치' }).press('End');
  await coHost.sees('안녕하세요');
});

test('there is none while it runs, nor for others', async ({ presenter, rest, talk }) => {
  const { page } = presenter;
  await presenter.isSignedInAs(rest.account);
  await page.goto(`/sessions/${talk.id}/replay`);
  await expect(page.getByRole('alert')).toContainText('아직 끝나지 않은 세션이에요.');
  await page.goto('/sessions/nosuchsession/replay');
  await expect(page.getByRole('alert')).toContainText('세션을 찾을 수 없어요.');
});
