import { expect, test } from '../roles/fixtures';
import { asksWhatIsOver } from '../roles/question-scenes';

const ANSWER = '자료는 https://example.com/slides 에 있어요';

test(
  'a question is answered in writing after the end, and whoever opens the link reads it',
  { tag: '@phone' },
  async ({ presenter, participant, newcomer, rest }) => {
    const { session, text } = await asksWhatIsOver(participant, rest);

    await presenter.isSignedInAs(rest.account);
    await presenter.goesTo(session);
    const { page } = presenter;
    const tabs = page.getByRole('group', { name: '화면 선택' });
    await tabs.getByRole('button', { name: '질문' }).last().click();
    const panel = page.getByTestId('questions-panel');
    await presenter.press(panel.getByRole('button', { name: '글로 답하기' }));
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('글로 답하기').fill(ANSWER);
    await presenter.press(sheet.getByRole('button', { name: '저장' }));
    await expect(sheet).toBeHidden();
    await presenter.press(panel.getByTestId('filter-answered'));
    await expect(panel).toContainText('자료는');

    // Who was there sees it at once, in the room.
    const room = participant.page.getByTestId('question-list');
    await expect(room).toContainText('자료는');

    // And so does whoever comes later, who is nobody in it.
    const other = await newcomer();
    await other.comesTo(session.session_code);
    const answered = other.page.getByRole('region', { name: '질문과 답변' });
    await expect(other.page.getByRole('heading', { level: 1 })).toHaveText('끝난 세션이에요');
    await expect(answered).toContainText(text);
    await expect(answered.getByRole('link')).toHaveAttribute('href', 'https://example.com/slides');
    await expect(answered).not.toContainText('지수');
  },
);

test('a session that was not open to everybody with the link stays closed', async ({
  participant,
  newcomer,
  rest,
}) => {
  const { session } = await asksWhatIsOver(participant, rest, { locked: true });
  const other = await newcomer();
  const asked = other.page.waitForResponse(/public-questions/);
  await other.comesTo(session.session_code);
  expect((await asked).status()).toBe(409);
  await expect(other.page.getByRole('heading', { level: 1 })).toHaveText('끝난 세션이에요');
  await expect(other.page.getByRole('region', { name: '질문과 답변' })).toHaveCount(0);
});
