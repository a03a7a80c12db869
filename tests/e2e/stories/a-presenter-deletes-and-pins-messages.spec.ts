import { expect, test } from '../roles/fixtures';

test(
  'a deleted message is gone for everybody until it is brought back',
  { tag: '@phone' },
  async ({ host, participant, talk }) => {
    await participant.joins(talk.session_code, '지수');
    await participant.delivers('지워질 말');
    await host.sees('지워질 말');
    await host.decides('지워질 말', '메시지 삭제');
    for (const person of [participant, host]) {
      await person.sees('삭제된 메시지예요');
      await expect(person.message('지워질 말')).toHaveCount(0);
    }
    await host.press(host.button('되돌리기'));
    await participant.sees('지워질 말');
    await host.decides('지워질 말', '메시지 삭제');
    await participant.reloads();
    await participant.sees('삭제된 메시지예요');
  },
);

test('a pinned message stands above all others', async ({ host, participant, talk }) => {
  await participant.joins(talk.session_code, '지수');
  await host.delivers('자료는 뒤쪽 책상에 있어요');
  await host.decides('자료는 뒤쪽 책상에 있어요', '맨 위에 고정');
  await expect(participant.pinned).toContainText('자료는 뒤쪽 책상에 있어요');
  await participant.reloads();
  await expect(participant.pinned).toContainText('자료는 뒤쪽 책상에 있어요');
  await host.press(host.pinned.getByRole('button', { name: '고정 해제' }));
  await expect(participant.pinned).toHaveCount(0);
});
