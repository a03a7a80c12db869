import { expect, test } from '../roles/fixtures';
import { asked, asks, considers, questionsTab } from '../roles/questions';

test('a host shows the chat, one message and nothing, and the screen follows', async ({
  host,
  participant,
  talk,
}) => {
  const window = await host.page.context().newPage();
  await window.goto(`/screen/${talk.id}`);
  const screen = window.getByTestId('screen-stage');
  await expect(screen).toHaveAttribute('data-show', 'join');
  await participant.joins(talk.session_code, '지수');
  await participant.tells('이걸 다 같이 봐요');
  await participant.tells('이건 아니고요');

  const shown = host.page.getByRole('group', { name: '화면에 보여 주는 것' });
  await host.press(shown.getByRole('button', { name: '채팅' }));
  await expect(screen).toHaveAttribute('data-show', 'chat');
  await expect(screen).toContainText('이건 아니고요');

  await host.decides('이걸 다 같이 봐요', '화면에 크게 보여 주기');
  await expect(screen).toHaveAttribute('data-show', 'message');
  await expect(screen.getByRole('blockquote')).toHaveText('이걸 다 같이 봐요');
  await expect(screen).not.toContainText('이건 아니고요');
  await expect(window.getByTestId('screen-code')).toHaveText(talk.session_code);

  await host.decides('이걸 다 같이 봐요', '메시지 삭제');
  await expect(screen).toHaveAttribute('data-show', 'join');
  await host.press(shown.getByRole('button', { name: '빈 화면' }));
  await expect(screen).toHaveAttribute('data-show', 'blank');
  await expect(window.getByTestId('screen-code')).toHaveText(talk.session_code);
});

test('a host shows the questions, then one of them, and the screen follows', async ({
  host,
  participant,
  talk,
}) => {
  await host.press(host.page.getByTestId('activate-questions'));
  await participant.joins(talk.session_code, '지수');
  await participant.press(participant.page.getByTestId('tab-questions'));
  for (const text of ['마감은 언제인가요?', '자료는 어디 있나요?']) {
    await asks(participant.page, text);
    await expect(asked(participant.page, text)).toHaveCount(1);
  }
  const window = await host.page.context().newPage();
  await window.goto(`/screen/${talk.id}`);
  const screen = window.getByTestId('screen-stage');
  await expect(screen).toHaveAttribute('data-show', 'join');

  const shown = host.page.getByRole('group', { name: '화면에 보여 주는 것' });
  await host.press(shown.getByRole('button', { name: '질문' }));
  await expect(screen.getByRole('listitem')).toHaveCount(2);
  await host.press(questionsTab(host.page));
  const menu = await considers(host, '자료는 어디 있나요?');
  await host.press(menu.getByRole('button', { name: '화면에 크게 보여 주기' }));
  await expect(screen.getByRole('listitem')).toHaveCount(1);
  await expect(screen.getByRole('listitem')).toContainText('자료는 어디 있나요?');
  await host.press(asked(host.page, '자료는 어디').getByRole('button', { name: '지금 답하기' }));
  await expect(screen.getByRole('listitem')).toContainText('지금 답하는 질문');
});
