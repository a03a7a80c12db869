import { expect, test } from '../roles/fixtures';

test(
  'who is removed stays out, in every tab, until taken back',
  { tag: '@phone' },
  async ({ host, participant, talk }) => {
    const gone = participant.page.getByRole('heading', { name: '이 세션에서 나오게 됐어요' });
    await participant.joins(talk.session_code, '지수');
    await participant.delivers('나쁜 말');
    await host.decides('나쁜 말', '내보내기');
    await expect(gone).toBeVisible();
    await participant.page.reload();
    await expect(gone).toBeVisible();
    const tab = await participant.page.context().newPage();
    await tab.goto(`/join/${talk.session_code}`);
    await expect(tab.getByRole('heading', { name: '이 세션에서 나오게 됐어요' })).toBeVisible();
    await expect(tab.getByTestId('nickname-input')).toHaveCount(0);
    await host.turnsTo('진행');
    await host.press(host.panel.getByRole('button', { name: '되돌리기' }));
    await expect(host.panel.getByText('제한한 참여자')).toHaveCount(0);
    await participant.press(participant.page.getByRole('button', { name: '다시 시도' }));
    await participant.isInTheRoom();
    await participant.delivers('고마워요');
  },
);

test('who is muted is told so, and reads', async ({ host, participant, talk }) => {
  await participant.joins(talk.session_code, '지수');
  await participant.delivers('너무 많은 말');
  const field = participant.page.getByTestId('chat-input');
  const note = participant.page.getByText(/발표자가 채팅을 막았어요 \(오[전후] .+까지\)/);
  await field.fill('또 한마디');
  await host.decides('너무 많은 말', '10분');
  await expect(note).toBeVisible();
  await expect(field).toHaveCount(0);
  await participant.page.reload();
  await expect(note).toBeVisible();
  await host.delivers('들어 주세요');
  await participant.sees('들어 주세요');
  await host.press(host.panel.getByRole('button', { name: '되돌리기' }));
  await expect(note).toHaveCount(0);
  await expect(field).toHaveValue('또 한마디');
  await field.press('Enter');
  await host.sees('또 한마디');
});

test('a bad nickname is found and given another one, on all that was said', async ({
  host,
  participant,
  extra,
  talk,
}) => {
  await extra(talk.session_code, '지수');
  await participant.joins(talk.session_code, '나쁜 이름');
  await participant.delivers('안녕하세요');
  const person = await host.finds('나쁜 이름');
  await expect(person).toContainText('접속 중');
  await expect(person).toContainText('메시지 1개');
  await person.getByLabel('새 닉네임').fill('지수');
  await host.press(person.getByRole('button', { name: '닉네임 바꾸기' }));
  await expect(person.getByRole('alert')).toContainText('이미 사용중인 닉네임입니다.');
  await person.getByLabel('새 닉네임').fill('민지');
  await host.press(person.getByRole('button', { name: '닉네임 바꾸기' }));
  await expect(participant.page.getByText('닉네임이 바뀌었어요: 민지')).toBeVisible();
  await host.page.keyboard.press('Escape');
  await expect(host.message('안녕하세요')).toContainText('민지');
  await participant.reloads();
  await participant.delivers('저예요');
  await expect(host.message('저예요')).toBeVisible();
});
