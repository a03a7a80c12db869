import { expect, test } from '../roles/fixtures';

test('from the sign-in to the thumb that everybody sees, by the test ids of the contract', async ({
  presenter,
  participant,
}) => {
  const host = presenter.page;
  await host.goto('/auth/test-login');
  await host.getByTestId('test-email').fill('speaker@example.com');
  await host.getByTestId('test-login-button').click();
  await expect(host).toHaveURL(/\/dashboard$/);
  await expect(host.locator('h1')).toHaveText('내 세션');
  await host.getByTestId('create-session-button').click();
  await host.getByTestId('session-title').fill('가을 제품 발표');
  await host.getByTestId('session-description').fill('질문은 채팅으로 남겨 주세요.');
  await host.getByTestId('create-button').click();
  await expect(host.getByTestId('session-code')).toHaveText(/^[A-Z0-9]{6}$/);
  const code = (await host.getByTestId('session-code').textContent()) ?? '';
  await host.getByTestId('activate-session').click();
  await expect(host.getByTestId('session-status')).toHaveText('진행중');
  await host.getByTestId('activate-chat').click();
  await host.getByTestId('activate-chat').click();

  const phone = participant.page;
  await phone.goto(`/join/${code}`);
  await phone.getByTestId('nickname-input').fill('지수');
  await phone.getByTestId('join-button').click();
  await expect(phone.getByTestId('chat-container')).toBeVisible();
  await expect(host.getByTestId('participant-count')).toHaveText('1명');

  await phone.getByTestId('chat-input').fill('안녕하세요!');
  await phone.getByTestId('send-button').click();
  await expect(host.getByTestId('chat-messages')).toContainText('안녕하세요!');
  await host.getByTestId('chat-input').fill('반가워요, 지수 님');
  await host.getByTestId('send-button').click();
  await expect(phone.getByTestId('chat-messages')).toContainText('반가워요, 지수 님');
  await phone.getByTestId('emoji-👍').click();
  await expect(host.getByTestId('chat-messages')).toContainText('👍');
  await expect(phone.getByTestId('chat-messages')).toContainText('👍');
});

test('three people see the same conversation in the same order', async ({
  host,
  participant,
  newcomer,
  talk,
}) => {
  const other = await newcomer();
  await participant.joins(talk.session_code, '지수');
  await other.joins(talk.session_code, 'Alex');
  await host.seesPeople(2);
  await participant.delivers('첫 번째');
  await other.delivers('second');
  await host.delivers('세 번째');
  const everybody = [host, participant, other];
  for (const person of everybody) {
    await person.sees('세 번째');
    expect(await person.conversation()).toEqual(['첫 번째', 'second', '세 번째']);
  }
});

test('the presenter carries a badge that a nickname cannot copy', async ({
  host,
  participant,
  talk,
}) => {
  await participant.joins(talk.session_code, '발표하는 지수');
  await participant.delivers('저는 발표자가 아니에요');
  await host.delivers('제가 발표자예요');
  await participant.sees('제가 발표자예요');
  const badge = (text: string) => participant.message(text).getByText('발표자', { exact: true });
  await expect(badge('제가 발표자예요')).toBeVisible();
  await expect(host.message('저는 발표자가 아니에요').locator('.pill')).toHaveCount(0);
});

test('reactions are counted for everybody', async ({ host, participant, newcomer, talk }) => {
  const other = await newcomer();
  await participant.joins(talk.session_code, '지수');
  await other.joins(talk.session_code, 'Alex');
  await participant.reacts('👍', 3);
  await other.reacts('❤️');
  await host.seesTotal('👍', 3);
  await host.seesTotal('❤️', 1);
  for (const person of [host, participant, other]) {
    await person.seesReaction('👍');
    await person.seesReaction('❤️');
  }
});
