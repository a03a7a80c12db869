import { expect, test } from '../roles/fixtures';

test('notes are saved as one types, and two who write at once are asked which to keep', async ({
  host,
  participant,
  talk,
}) => {
  const { page } = host;
  const notes = page.getByTestId('host-notes');
  const state = page.getByTestId('host-notes-state');
  await expect(state).toHaveText('발표자와 진행자만 볼 수 있어요.');
  await notes.fill('총장님께 먼저 인사');
  await expect(state).toContainText('저장했어요');
  await page.reload();
  await expect(notes).toHaveValue('총장님께 먼저 인사');
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  const theirs = tab.getByTestId('host-notes');
  await expect(theirs).toHaveValue('총장님께 먼저 인사');
  await theirs.fill('질문은 끝에 받기');
  await expect(tab.getByTestId('host-notes-state')).toContainText('저장했어요');
  // Without the focus that would read it: both were open side by side.
  await notes.evaluate((field: HTMLTextAreaElement) => {
    field.value = '데모를 먼저';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  const conflict = page.getByRole('alert').filter({ hasText: '다른 곳에서 먼저 고쳤어요' });
  await expect(conflict).toContainText('질문은 끝에 받기');
  await conflict.getByRole('button', { name: '내가 쓴 것으로 저장' }).click();
  await expect(state).toContainText('저장했어요');
  await tab.reload();
  await expect(theirs).toHaveValue('데모를 먼저');
  await tab.close();
  await participant.joins(talk.session_code, '지수');
  await expect(participant.page.getByText('데모를 먼저')).toHaveCount(0);
});
