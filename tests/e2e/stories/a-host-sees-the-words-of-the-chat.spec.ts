import { expect, test } from '../roles/fixtures';

test('a host sees the words of the chat, and takes one out', async ({
  host,
  participant,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await participant.delivers('커피가 좋아요');
  await participant.delivers('점심에 커피 마셔요');
  await participant.delivers('재밌어요');
  await host.press(host.page.getByTestId('chat-words'));
  const cloud = host.page.getByTestId('cloud');
  await expect(cloud).toContainText('커피');
  await expect(cloud).toContainText('재밌어요');
  await host.press(host.page.getByRole('button', { name: '“커피” 빼기' }));
  await expect(cloud).not.toContainText('커피');
  await participant.delivers('저녁에도 커피');
  await expect(cloud).toContainText('저녁');
  await expect(cloud).not.toContainText('커피');
  await host.press(host.page.getByRole('button', { name: '“커피” 되돌리기' }));
  await expect(cloud).toContainText('커피');
});
