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
  await participant.delivers('이걸 다 같이 봐요');
  await participant.delivers('이건 아니고요');

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

test('a host shows how the players of a quiz stand, and the screen follows', async ({
  host,
  participant,
  rest,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  const options = [{ text: '서울', right: true }, { text: '부산' }];
  const questions = [{ prompt: '한국의 수도는?', seconds: 240, options }];
  const quiz = await rest.prepares(talk, { kind: 'quiz', prompt: '퀴즈', questions });
  await rest.runs(talk, quiz, 'open');
  await rest.runs(talk, quiz, 'next', { from: null });
  await participant.press(participant.page.getByTestId('option-1'));
  await participant.press(participant.page.getByTestId('answer-button'));
  await expect(participant.page.getByTestId('answer-button')).toHaveCount(0);
  const window = await host.page.context().newPage();
  await window.setViewportSize({ width: 1920, height: 1080 });
  await window.goto(`/screen/${talk.id}`);
  const screen = window.getByTestId('screen-stage');
  await expect(screen).toHaveAttribute('data-show', /./);

  await rest.runs(talk, quiz, 'reveal');
  await expect(host.page.getByTestId('leaderboard')).toBeVisible();
  await host.press(
    host.page.getByTestId('activities').getByRole('button', { name: '화면에 크게 보여 주기' }),
  );
  await expect(screen).toHaveAttribute('data-show', 'leaderboard');
  const place = screen.getByTestId('leaderboard').getByRole('listitem');
  await expect(place).toContainText('지수');
  await expect(window.getByTestId('screen-code')).toHaveText(talk.session_code);
  for (const text of [place, screen.locator('h3'), screen.locator('h3 small')]) {
    const size = await text.evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
    expect(size).toBeGreaterThanOrEqual(28);
  }
});
