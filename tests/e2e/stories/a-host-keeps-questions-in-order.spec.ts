import { expect, test } from '../roles/fixtures';
import type { Participant } from '../roles/participant/participant';
import type { Presenter } from '../roles/presenter/presenter';
import { asked, asks, considers, questionsTab } from '../roles/questions';

/** The host at the questions of a session, and these people in theirs. */
async function questioning(host: Presenter, code: string, people: Participant[]): Promise<void> {
  await host.press(host.page.getByTestId('activate-questions'));
  await host.press(questionsTab(host.page));
  for (const [index, one] of people.entries()) {
    await one.joins(code, ['지수', '민지', '도윤'][index] ?? '');
    await one.press(one.page.getByTestId('tab-questions'));
  }
}

const own = ({ page }: Participant) => page.getByTestId('own-questions');

test('questions that ask the same become one, with each person’s vote once', async ({
  host,
  newcomer,
  participant,
  talk,
}) => {
  const [other, third] = [await newcomer(), await newcomer()];
  await questioning(host, talk.session_code, [participant, other, third]);
  await asks(participant.page, '마감은 언제인가요?');
  await asks(other.page, '언제까지 내면 되나요?');
  for (const text of ['마감은', '언제까지']) {
    const vote = asked(third.page, text).getByRole('button', { name: '나도 궁금해요' });
    await third.press(vote);
    await expect(vote).toHaveAttribute('aria-pressed', 'true');
  }

  const menu = await considers(host, '언제까지 내면 되나요?');
  await host.press(menu.getByRole('button', { name: '다른 질문과 합치기' }));
  await host.press(menu.getByRole('button', { name: '마감은 언제인가요?' }));
  await expect(asked(host.page, '언제까지')).toHaveCount(0);
  const merged = asked(third.page, '마감은').getByRole('button', { name: /^나도 궁금해요, / });
  await expect(merged).toHaveAccessibleName('나도 궁금해요, 1표');
  await expect(merged).toHaveAttribute('aria-pressed', 'true');
  await other.press(own(other).locator('summary'));
  await expect(own(other)).toContainText('‘마감은 언제인가요?’ 질문과 합쳐졌어요');
  await third.page.reload();
  await third.press(third.page.getByTestId('tab-questions'));
  await expect(third.page.getByTestId('question-list').getByRole('listitem')).toHaveCount(1);
});

test('whoever asked an anonymous question is muted, and stays unknown', async ({
  host,
  newcomer,
  participant,
  talk,
}) => {
  const other = await newcomer();
  await questioning(host, talk.session_code, [participant, other]);
  await participant.page.getByTestId('ask-anonymous').check();
  await asks(participant.page, '왜 이렇게 지루한가요?');

  const menu = await considers(host, '지루한가요');
  await expect(menu).toContainText('누가 물었는지는 여전히 알 수 없어요.');
  await host.press(menu.getByTestId('mute-asker'));
  const muted = host.page.getByTestId('muted-askers');
  await expect(muted).toContainText('익명 질문자');
  await expect(muted).not.toContainText('지수');
  await asks(participant.page, '다시 물어도 되나요?');
  const draft = own(participant).getByRole('listitem').filter({ hasText: '다시 물어도' });
  await expect(draft).toContainText('발표자가 질문을 금지했어요.');
  await expect(draft.getByRole('button', { name: '다시 보내기' })).toBeVisible();
  // Not the chat: there hosts would see who falls silent.
  await participant.press(participant.page.getByTestId('tab-chat'));
  await participant.delivers('채팅은 되네요');
  await participant.press(participant.page.getByTestId('tab-questions'));
  await asks(other.page, '저는 물어도 되지요?');
  await expect(asked(host.page, '저는 물어도')).toContainText('민지');

  await host.press(muted.getByRole('button', { name: '해제' }));
  await expect(muted).toHaveCount(0);
  await participant.press(draft.getByRole('button', { name: '다시 보내기' }));
  await expect(asked(host.page, '다시 물어도')).toContainText('익명');
});

test('a label and a reply are seen by the asker and by everybody', async ({
  host,
  newcomer,
  participant,
  talk,
}) => {
  const other = await newcomer();
  await questioning(host, talk.session_code, [participant, other]);
  await asks(participant.page, '녹화본이 있나요?');

  const menu = await considers(host, '녹화본이 있나요?');
  await menu.getByLabel('라벨').fill('이메일로');
  await menu.getByLabel('글로 답하기').fill('네, 내일 보내 드릴게요.');
  await host.press(menu.getByRole('button', { name: '저장' }));
  await expect(menu).toBeHidden();
  for (const { page } of [host, participant, other]) {
    await expect(asked(page, '녹화본이')).toContainText('이메일로');
    await expect(asked(page, '녹화본이')).toContainText('네, 내일 보내 드릴게요.');
  }

  const again = await considers(host, '녹화본이 있나요?');
  await expect(again.getByLabel('글로 답하기')).toHaveValue('네, 내일 보내 드릴게요.');
  await again.getByLabel('라벨').fill('');
  await host.press(again.getByRole('button', { name: '저장' }));
  await expect(asked(participant.page, '녹화본이')).not.toContainText('이메일로');
  await expect(asked(participant.page, '녹화본이')).toContainText('네, 내일 보내 드릴게요.');
});
