import { violations } from '../roles/axe';
import { expect, test } from '../roles/fixtures';

test('people in the room have another set of reactions at once', async ({
  host,
  participant,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await expect(participant.page.getByTestId('emoji-😮')).toBeVisible();
  const { page } = host;
  await host.turnsTo('진행');
  await host.press(page.getByTestId('emoji-set'));
  const sheet = page.getByRole('dialog', { name: '반응 이모지' });
  await expect(sheet).toBeVisible();

  await sheet.getByRole('button', { name: '👍 👎 🤷 ✋ 쓰기' }).click();
  for (const [emoji, said] of [
    ['ㅋ', '이모지 하나가 아니에요.'],
    ['🎉🎉', '이모지 하나가 아니에요.'],
    ['👍', '이미 고른 이모지예요.'],
  ] as const) {
    await sheet.getByTestId('emoji-own').fill(emoji);
    await sheet.getByRole('button', { name: '추가' }).click();
    await expect(sheet.getByRole('alert')).toHaveText(said);
  }
  await sheet.getByTestId('emoji-own').fill('🍕');
  await sheet.getByTestId('emoji-own').press('Enter');
  await sheet.getByRole('button', { name: '👎 빼기' }).click();
  expect(await violations(page)).toEqual([]);
  await sheet.getByTestId('emoji-save').click();
  await expect(sheet).toBeHidden();

  await expect(participant.page.getByTestId('emoji-😮')).toHaveCount(0);
  await participant.page.getByTestId('emoji-🍕').click();
  await host.turnsTo('채팅');
  await expect(host.page.getByRole('list', { name: '최근 반응' })).toContainText('🍕');
});
