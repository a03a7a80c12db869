import type { Page } from '@playwright/test';
import { expect, test } from '../roles/fixtures';

const LONG = '아주 긴 제목이라서 어느 화면에서도 한 줄에는 들어가지 않는 세션, '.repeat(3).trim();

const heightOf = async (page: Page, what: string) =>
  (await page.locator(what).first().boundingBox())?.height ?? 0;

test('away from the server nothing pretends to work', async ({ host }) => {
  const away = host.page.getByTestId('bar-away');
  await expect(host.button('일시정지')).toBeEnabled();
  await host.losesTheNetwork();
  await expect(host.button('일시정지')).toBeDisabled();
  await expect(host.button('세션 종료')).toBeDisabled();
  await expect(away).toHaveText('연결이 끊겼어요. 다시 연결되면 누를 수 있어요.');
  expect(await host.status.getAttribute('class')).toContain('muted');
  await host.findsTheNetworkAgain();
  await expect(away).toBeEmpty();
  expect(await host.status.getAttribute('class')).toContain('live');
  await host.pauses();
});

test('the title is changed in a sheet, and nothing on the page moves', async ({ host, talk }) => {
  const places = () =>
    host.page.evaluate(() =>
      ['main', 'main > .chat', '.note'].map((one) => {
        const { top, height } = document.querySelector(one)?.getBoundingClientRect() ?? {};
        return [top, height];
      }),
    );
  const before = await places();
  await host.press(host.button('제목과 설명 수정'));
  const title = host.page.getByLabel('제목', { exact: true });
  await expect(title).toBeFocused();
  expect(await places()).toEqual(before);
  await title.fill('가'.repeat(121));
  await host.press(host.button('저장'));
  await expect(host.page.getByRole('alert')).toContainText('120');
  await host.page.keyboard.press('Escape');
  await expect(host.page.getByRole('heading', { name: talk.title })).toBeVisible();
  await expect(host.button('제목과 설명 수정')).toBeFocused();
});

test('a long title is on one line, and whole when it is pressed', async ({ host, rest }) => {
  const session = await rest.open({ title: LONG.slice(0, 100) });
  await host.page.setViewportSize({ width: 390, height: 844 });
  await host.goesTo(session);
  const heading = host.page.getByRole('heading', { level: 1 });
  const line = heading.getByRole('button', { name: session.title });
  await expect(line).toHaveAttribute('aria-expanded', 'false');
  const before = await heightOf(host.page, 'h1');
  await host.press(line);
  await expect(line).toHaveAttribute('aria-expanded', 'true');
  expect(await heightOf(host.page, 'h1')).toBeGreaterThan(before * 2);
  await host.press(line);
  expect(await heightOf(host.page, 'h1')).toBe(before);
});

test('the head of a presenter’s page is one row at every width, and its last icon the account', async ({
  presenter,
}) => {
  await presenter.signsIn();
  for (const path of ['/dashboard', '/account']) {
    for (const width of [280, 320, 640, 1280]) {
      await presenter.page.setViewportSize({ width, height: 640 });
      await presenter.page.goto(path);
      const link = presenter.page.getByRole('banner').getByRole('link').last();
      await expect(link).toHaveAccessibleName('내 계정, 김하늘');
      await expect(link).toHaveAttribute('href', '/account');
      expect(await heightOf(presenter.page, 'header'), `${path} at ${width}`).toBeLessThan(64);
    }
  }
});
