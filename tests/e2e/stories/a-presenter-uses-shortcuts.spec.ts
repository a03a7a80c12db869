import { violations } from '../roles/axe';
import { expect, test } from '../roles/fixtures';

test('single keys run a session, and can be switched off', async ({ host }) => {
  const { page } = host;
  const pause = page.getByRole('button', { name: '일시정지' });
  const resume = page.getByRole('button', { name: '다시 시작' });
  await expect(pause).toBeVisible();
  await page.keyboard.press('p');
  await expect(resume).toBeVisible();
  // As a Korean input method has it: another sign, on the same key.
  await page.evaluate(() => {
    const key = { key: 'ㅔ', code: 'KeyP', bubbles: true, cancelable: true };
    document.body.dispatchEvent(new KeyboardEvent('keydown', key));
  });
  await expect(pause).toBeVisible();

  await page.keyboard.press('/');
  await expect(page.getByTestId('chat-input')).toBeFocused();
  await page.keyboard.type('p?a');
  await expect(page.getByTestId('chat-input')).toHaveValue('p?a');
  await expect(pause).toBeVisible();
  await page.getByTestId('chat-input').fill('');
  await page.getByTestId('chat-input').blur();

  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: '키보드 단축키' });
  await expect(sheet.getByTestId('shortcuts')).toContainText('일시정지하거나 다시 시작');
  expect(await violations(page)).toEqual([]);
  await sheet.getByRole('switch', { name: '단축키 사용' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.keyboard.press('?');
  await page.keyboard.press('/');
  await expect(page.getByTestId('chat-input')).not.toBeFocused();
  await page.keyboard.press('p');

  await page.reload();
  await host.turnsTo('진행');
  await expect(pause).toBeVisible();
  await page.getByTestId('shortcuts-open').click();
  await sheet.getByRole('switch', { name: '단축키 사용' }).check();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.keyboard.press('p');
  await expect(resume).toBeVisible();
});
