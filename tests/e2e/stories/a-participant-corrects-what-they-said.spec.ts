import { expect, test } from '../roles/fixtures';

test(
  'what somebody edits and deletes is so for everybody',
  { tag: '@phone' },
  async ({ host, participant, newcomer, talk }) => {
    const other = await newcomer();
    await other.joins(talk.session_code, '민준');
    await participant.joins(talk.session_code, '지수');
    await participant.delivers('오타가 있는 마');
    await participant.edits('오타가 있는 마', '오타가 없는 말');
    for (const person of [participant, other, host]) {
      await person.sees('오타가 없는 말');
      await expect(person.message('오타가 없는 말').getByText('수정됨')).toBeVisible();
      await expect(person.message('오타가 있는 마')).toHaveCount(0);
    }
    await participant.deletes('오타가 없는 말');
    for (const person of [participant, other, host]) {
      await person.sees('삭제된 메시지예요');
      await expect(person.page.getByText('오타가 없는 말')).toHaveCount(0);
    }
    await other.reloads();
    await other.sees('삭제된 메시지예요');
    await expect(other.page.getByText('오타가 없는 말')).toHaveCount(0);
  },
);

test('at a desktop, keys alone edit a message', async ({ host, participant, talk }) => {
  const { keyboard } = participant.page;
  await participant.joins(talk.session_code, '지수');
  await participant.delivers('안녕');
  await participant.menuOf('안녕').focus();
  await keyboard.press('Enter');
  await expect(participant.page.getByRole('dialog', { name: '내 메시지' })).toBeVisible();
  await participant.page.getByRole('button', { name: '수정' }).focus();
  await keyboard.press('Enter');
  await keyboard.type('하세요');
  await keyboard.press('Enter');
  await host.sees('안녕하세요');
  await expect(participant.menuOf('안녕하세요')).toBeFocused();
});

test(
  'who changes their nickname has it on what they said, too',
  { tag: '@phone' },
  async ({ host, participant, newcomer, talk }) => {
    const other = await newcomer();
    await other.joins(talk.session_code, '민준');
    await participant.joins(talk.session_code, '지수');
    await participant.delivers('안녕하세요');
    await participant.changesNickname('민준');
    await expect(participant.page.getByRole('alert')).toContainText('이미 사용중인 닉네임');
    await participant.page.keyboard.press('Escape');
    await participant.changesNickname('민지');
    await participant.isKnownAs('민지');
    for (const person of [other, host])
      await expect(person.message('안녕하세요').getByText('민지')).toBeVisible();
    await participant.reloads();
    await participant.isKnownAs('민지');
  },
);
