import { expect, test } from '../roles/fixtures';
import { Participant } from '../roles/participant/participant';

test(
  'what is held waits for the presenter, and its sender knows',
  { tag: '@phone' },
  async ({ host, participant, newcomer, talk }) => {
    await host.setsChatMode('승인 후');
    await participant.joins(talk.session_code, '지수');
    const other = await newcomer();
    await other.joins(talk.session_code, '민준');
    await expect(participant.page.getByText('발표자가 승인하면 모두에게 보여요')).toBeVisible();
    for (const text of ['좋은 질문', '싫은 소리']) await participant.sends(text);
    await expect(participant.unsent).toContainText('기다리는 메시지 2개');
    await participant.reloads();
    await expect(participant.unsent).toContainText('기다리는 메시지 2개');
    const held = host.page.getByTestId('held-messages').getByRole('listitem');
    const about = (text: string) => held.filter({ hasText: text });
    await expect(held).toHaveCount(2);
    await host.looksAtHeld();
    await host.press(about('좋은 질문').getByRole('button', { name: '승인' }));
    await other.sees('좋은 질문');
    await host.press(about('싫은 소리').getByRole('button', { name: '거절' }));
    await participant.seesDelivered('좋은 질문');
    const refused = await participant.looksAtUnsent('싫은 소리');
    await expect(refused).toContainText('승인하지 않았어요');
    await expect(refused.getByRole('button', { name: '다시 보내기' })).toHaveCount(0);
    await expect(held).toHaveCount(0);
    await host.press(host.button('되돌리기'));
    await expect(about('싫은 소리')).toHaveCount(1);
    await expect(other.message('싫은 소리')).toHaveCount(0);
  },
);

test(
  'who deletes what is held has it in no tab, and nobody refused it',
  { tag: '@phone' },
  async ({ host, participant, talk, hasTouch }) => {
    await host.setsChatMode('승인 후');
    await participant.joins(talk.session_code, '지수');
    for (const text of ['다시 생각할 질문', '좋은 질문']) await participant.sends(text);
    await expect(participant.unsent).toContainText('기다리는 메시지 2개');
    // A tab that is duplicated has what waits in the first one, too.
    const opening = participant.page.context().waitForEvent('page');
    await participant.page.evaluate(() => void window.open(location.href));
    const tab = new Participant(await opening, hasTouch);
    await expect(tab.unsent).toContainText('기다리는 메시지 2개');
    const held = await participant.looksAtUnsent('다시 생각할 질문');
    await participant.press(held.getByRole('button', { name: '삭제' }));
    for (const { unsent } of [participant, tab])
      await expect(unsent).toHaveText(/^기다리는 메시지 1개/);
    await expect(host.page.getByTestId('held-messages').getByRole('listitem')).toHaveCount(1);
    await tab.reloads();
    await expect(tab.unsent).toHaveText(/^기다리는 메시지 1개/);
  },
);

test(
  'one tap lets through all that waits',
  { tag: '@phone' },
  async ({ host, participant, talk }) => {
    const all = host.button('모두 승인');
    await host.setsChatMode('승인 후');
    await participant.joins(talk.session_code, '지수');
    await participant.sends('하나');
    await expect(host.page.getByTestId('held-messages')).toContainText('하나');
    await expect(all).toBeHidden();
    await participant.sends('둘');
    await participant.sends('셋');
    await expect(host.page.getByTestId('held-messages')).toContainText('셋');
    await host.looksAtHeld();
    await host.press(all);
    await participant.seesDelivered('셋');
    await expect(host.page.getByTestId('held-messages')).toBeHidden();
    expect(await host.conversation()).toEqual(['하나', '둘', '셋']);
  },
);

test('a chat can be slow, and only to be read', async ({ host, participant, talk }) => {
  await participant.joins(talk.session_code, '지수');
  await host.setsChatMode('천천히');
  await expect(participant.page.getByText('10초에 한 번')).toBeVisible();
  await participant.posts('하나');
  await participant.posts('둘');
  await expect(participant.sendButton).toHaveText(/^\d+$/);
  await participant.seesDelivered('둘');
  await host.setsChatMode('읽기 전용');
  await expect(participant.page.getByText('지금은 발표자만 채팅할 수 있어요')).toBeVisible();
  await host.delivers('들어 주세요');
  await participant.sees('들어 주세요');
});
