import { violations } from '../roles/axe';
import { expect, test } from '../roles/fixtures';

const NAMES = ['lecture', 'town-hall', 'workshop', 'quiz-night', 'retrospective', 'icebreaker'];

test('who chooses a template has its activities as drafts, under a title of their own', async ({
  presenter,
  rest,
}) => {
  const { page } = presenter;
  await presenter.isSignedInAs(rest.account);
  await page.goto('/dashboard');
  await presenter.press(presenter.newSession);
  await presenter.press(page.getByTestId('templates-open'));
  for (const name of NAMES) await expect(page.getByTestId(`template-${name}`)).toBeVisible();
  const lecture = page.getByTestId('template-lecture');
  await presenter.press(lecture.getByText('활동 6개'));
  await expect(lecture).toContainText('오늘 주제를 얼마나 알고 오셨나요?');
  await expect(lecture).toContainText('처음 들어요 · 들어 본 적은 있어요');
  expect(await violations(page)).toEqual([]);
  await presenter.press(presenter.button('‘강의’ 고르기'));
  await expect(presenter.title).toHaveValue('강의');
  await presenter.title.fill('경제학 첫 시간');
  await presenter.press(page.getByTestId('create-button'));
  await expect(page.getByRole('heading', { name: '경제학 첫 시간' })).toBeVisible();
  await expect(presenter.status).toHaveText('준비');
  const first = page.getByRole('button', { name: '오늘 주제를 얼마나 알고 오셨나요? 준비' });
  await expect(first).toBeVisible();
});

test('a template is in the language of the page', async ({ presenter, rest }) => {
  const { page } = presenter;
  await presenter.isSignedInAs(rest.account);
  await page.goto('/dashboard');
  await presenter.press(page.getByRole('button', { name: 'English' }));
  await presenter.press(presenter.newSession);
  await presenter.press(page.getByTestId('templates-open'));
  await presenter.press(page.getByRole('button', { name: 'Choose “Retrospective”' }));
  await presenter.press(page.getByTestId('create-button'));
  await expect(page.getByRole('heading', { name: 'Retrospective' })).toBeVisible();
});
