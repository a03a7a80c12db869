import { expect, test } from '../roles/fixtures';
import { asked, asks, questionsTab } from '../roles/questions';

test(
  'people ask, vote, and see what becomes of a question',
  { tag: '@phone' },
  async ({ host, newcomer, participant, talk }) => {
    await participant.joins(talk.session_code, '지수');
    await expect(participant.page.getByRole('tablist')).toHaveCount(0);
    await host.press(host.page.getByTestId('activate-questions'));
    await participant.press(participant.page.getByTestId('tab-questions'));
    await asks(participant.page, '마감은 언제인가요?');
    const own = asked(participant.page, '마감은 언제인가요?');
    await expect(own).toContainText('내 질문');
    await expect(own.getByRole('button')).toHaveCount(0);

    const other = await newcomer();
    await other.joins(talk.session_code, '민지');
    await expect(other.page.getByTestId('tab-chat')).toHaveAttribute('aria-selected', 'true');
    await other.press(other.page.getByTestId('tab-questions'));
    const vote = asked(other.page, '마감은').getByRole('button', { name: '나도 궁금해요' });
    await other.press(vote);
    await expect(vote).toHaveAttribute('aria-pressed', 'true');
    await expect(own).toContainText('1');
    await host.press(questionsTab(host.page));
    await expect(asked(host.page, '마감은')).toContainText('지수');
    await other.press(vote);
    await expect(vote).toHaveAttribute('aria-pressed', 'false');
    await other.press(vote);

    await host.press(asked(host.page, '마감은').getByRole('button', { name: '지금 답하기' }));
    for (const one of [participant, other]) {
      await expect(asked(one.page, '마감은')).toHaveAttribute('data-state', 'answering');
    }
    await host.press(asked(host.page, '마감은').getByRole('button', { name: '답변 완료' }));
    await expect(asked(other.page, '마감은')).toContainText('답변 완료');
    await other.reloads();
    await other.press(other.page.getByTestId('tab-questions'));
    await expect(asked(other.page, '마감은')).toContainText('답변 완료');
  },
);

test('what waits for the presenter is seen by its asker alone', async ({
  host,
  newcomer,
  participant,
  talk,
}) => {
  await host.press(host.page.getByTestId('activate-questions'));
  const settings = host.page.getByText('승인 후 공개').locator('..');
  await host.press(settings.getByRole('button', { name: '켬' }));
  await participant.joins(talk.session_code, '지수');
  const other = await newcomer();
  await other.joins(talk.session_code, '민지');
  for (const one of [participant, other]) await one.press(one.page.getByTestId('tab-questions'));
  await participant.page.getByTestId('ask-anonymous').check();
  await expect(participant.page.getByText('누구도 누가 물었는지 알 수 없어요')).toBeVisible();
  for (const text of ['먼저 물은 것', '나중에 물은 것']) {
    await asks(participant.page, text);
    await expect(participant.page.getByTestId('own-questions')).toContainText(text);
  }
  await expect(other.page.getByTestId('questions-held')).toHaveText('승인을 기다리는 질문 2개');

  await host.press(questionsTab(host.page));
  await host.press(host.page.getByTestId('filter-held'));
  const first = asked(host.page, '먼저 물은 것');
  await expect(first).toContainText('익명');
  await host.press(first.getByRole('button', { name: '승인' }));
  await host.press(asked(host.page, '나중에').getByRole('button', { name: '거절' }));
  await expect(asked(other.page, '먼저 물은 것')).toContainText('익명');
  await expect(participant.page.getByTestId('own-questions')).toContainText('승인하지 않았어요');
  await expect(asked(other.page, '나중에 물은 것')).toHaveCount(0);
});

test('a question outlives a lost network, and is asked once', async ({
  host,
  participant,
  talk,
}) => {
  await host.press(host.page.getByTestId('activate-questions'));
  await participant.joins(talk.session_code, '지수');
  await participant.press(participant.page.getByTestId('tab-questions'));
  await participant.losesTheNetwork();
  await asks(participant.page, '끊긴 사이의 질문');
  await expect(participant.page.getByTestId('own-questions')).toContainText('끊긴 사이의 질문');
  await participant.findsTheNetworkAgain();
  await expect(asked(participant.page, '끊긴 사이의 질문')).toHaveCount(1);
  await host.press(questionsTab(host.page));
  await expect(asked(host.page, '끊긴 사이의 질문')).toHaveCount(1);
});

test('a chat message becomes a question in one tap', async ({ host, participant, talk }) => {
  await host.press(host.page.getByTestId('activate-questions'));
  await participant.joins(talk.session_code, '지수');
  await participant.delivers('그런데 자료는 어디 있나요?');
  await host.decides('그런데 자료는 어디 있나요?', '질문으로 만들기');
  await participant.press(participant.page.getByTestId('tab-questions'));
  await expect(asked(participant.page, '자료는 어디')).toContainText('지수');
});
