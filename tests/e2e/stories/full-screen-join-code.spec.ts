import { readFile } from 'node:fs/promises';
import { expect, test } from '../roles/fixtures';

test('code and QR fill the screen, and Escape brings the controls back', async ({ host, talk }) => {
  const joinScreen = await host.showsTheJoinScreen();
  await expect(joinScreen).toContainText(talk.session_code);
  const picture = joinScreen.getByRole('img', { name: '참여 링크 QR 코드' });
  await expect(picture).toBeVisible();
  const drawn = (image: HTMLElement) => (image as HTMLImageElement).naturalWidth;
  expect(await picture.evaluate(drawn)).toBeGreaterThan(0);
  const modal = (dialog: HTMLElement) => dialog.matches(':modal');
  expect(await joinScreen.evaluate(modal)).toBe(true);
  await expect(joinScreen).toContainText('0명 참여 중');
  await host.press(joinScreen.getByRole('button', { name: '채팅과 반응' }));
  await expect(joinScreen).toContainText('첫 메시지를 기다리고 있어요');
  await host.page.keyboard.press('Escape');
  await expect(joinScreen).toBeHidden();
  await expect(host.page).toHaveURL(new RegExp(talk.id));
  await expect(host.button('크게 보여 주기')).toBeFocused();
});

test('the browser’s back closes the full screen and stays with the session', async ({ host }) => {
  const joinScreen = await host.showsTheJoinScreen();
  await host.page.goBack();
  await expect(joinScreen).toBeHidden();
  await host.isConnected();
});

test('the QR is saved as a picture named after the code', async ({ host, talk }) => {
  const download = host.page.waitForEvent('download');
  await host.press(host.page.getByRole('link', { name: 'QR 저장' }));
  const saved = await download;
  expect(saved.suggestedFilename()).toBe(`EngageNow-${talk.session_code}.png`);
  const picture = await readFile(await saved.path());
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
});

test('the link is copied', { tag: '@chromium' }, async ({ host, baseURL, talk }) => {
  await host.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await host.press(host.button('링크 복사'));
  await expect(host.page.getByRole('status').getByText('링크를 복사했어요.')).toBeVisible();
  const copied = await host.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(talk.join_url);
  expect(copied).toContain(`${baseURL}/join/${talk.session_code}?k=`);
});

test('paper shows title, address, code and QR, and nothing else', async ({ host, talk }) => {
  await host.page.emulateMedia({ media: 'print' });
  for (const text of [talk.title, talk.session_code.slice(0, 3), /:\d+/]) {
    await expect(host.page.locator('.sheet').getByText(text).first()).toBeVisible();
  }
  await expect(host.page.locator('.sheet img')).toBeVisible();
  await expect(host.page.locator('main')).toBeHidden();
});

test('on loopback the page says that only this computer can join', async ({ host }) => {
  await expect(host.page.getByText('make run HOST=0.0.0.0')).toBeVisible();
});

test('a session that starts leads to people talking, and needs no advice after a reload', async ({
  presenter,
  participant,
}) => {
  await presenter.signsIn();
  await expect(
    presenter.page.getByRole('heading', { name: '첫 세션을 만들어 보세요' }),
  ).toBeVisible();
  const code = await presenter.opensSession('첫 발표');
  const steps = presenter.page.getByRole('complementary', { name: '이제 이렇게 해 보세요' });
  await presenter.starts();
  await expect(presenter.field).toBeEditable();
  await expect(steps.getByRole('button', { name: /QR 보여 주기/ })).toBeEnabled();
  await participant.joins(code, '지수');
  await expect(steps).toBeHidden();
  await participant.leaves();
  await presenter.page.reload();
  await presenter.isConnected();
  await expect(steps).toBeHidden();
});
