import { expect, test } from '../roles/fixtures';

test(
  'a reply shows what it replies to, leads there, and tells nothing that was deleted',
  { tag: '@phone' },
  async ({ host, participant, newcomer, talk }) => {
    const other = await newcomer();
    await other.joins(talk.session_code, '민준');
    await participant.joins(talk.session_code, '지수');
    await participant.delivers('몇 시에 시작하나요?');
    await other.replies('몇 시에 시작하나요?', '두 시요');
    for (const person of [participant, other, host]) {
      await person.sees('두 시요');
      await expect(person.quoteIn('두 시요')).toContainText('몇 시에 시작하나요?');
    }
    await participant.press(participant.quoteIn('두 시요'));
    await expect(participant.menuOf('몇 시에 시작하나요?')).toBeFocused();
    await other.reloads();
    await expect(other.quoteIn('두 시요')).toContainText('몇 시에 시작하나요?');
    await participant.deletes('몇 시에 시작하나요?');
    for (const person of [participant, other, host]) {
      await expect(
        person.message('두 시요').getByText('삭제된 메시지', { exact: true }),
      ).toBeVisible();
      await expect(person.page.getByText('몇 시에 시작하나요?')).toHaveCount(0);
    }
  },
);

test('a host replies at a desk to what stands far above', async ({
  host,
  participant,
  crowd,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await participant.delivers('자료는 어디에 있나요?');
  await crowd(
    talk.session_code,
    Array.from({ length: 80 }, (_, place) => `말 ${place + 1}`),
  );
  await host.sees('말 80');
  await host.page.reload();
  await host.sees('말 80');
  await host.scroller.evaluate((list) => (list.scrollTop = 0));
  await expect(host.message('자료는 어디에 있나요?')).toHaveCount(1);
  await host.message('자료는 어디에 있나요?').hover();
  await host.press(host.message('자료는 어디에 있나요?').getByRole('button'));
  await host.press(host.page.getByRole('button', { name: '답장' }));
  await expect(host.field).toBeFocused();
  await host.posts('게시판에 있어요');
  await participant.sees('게시판에 있어요');
  await participant.reloads();
  await participant.press(participant.quoteIn('게시판에 있어요'));
  await expect(participant.message('자료는 어디에 있나요?')).toBeInViewport();
});
