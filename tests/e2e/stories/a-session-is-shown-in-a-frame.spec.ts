import type { Page } from '@playwright/test';
import { LAN_NAME } from '../browsers';
import { expect } from '../roles/fixtures';
import { framed, opens, test, withoutStorage } from '../roles/sites';
import { FAR_AWAY, NEIGHBOUR } from '../server/site';

/** A site that nobody named. */
const STRANGER = LAN_NAME;

/** Where Chromium leads a frame whose page does not want to be there. */
const REFUSED = 'chrome-error://chromewebdata/';

async function joins(page: Page, nickname: string): Promise<void> {
  const frame = page.frameLocator('iframe');
  await frame.getByTestId('nickname-input').fill(nickname);
  await frame.getByTestId('join-button').click();
}

async function posts(page: Page, text: string): Promise<void> {
  const frame = page.frameLocator('iframe');
  await frame.getByTestId('chat-input').fill(text);
  await frame.getByTestId('send-button').click();
  await expect(frame.getByTestId('chat-messages').getByLabel('보냈어요')).toBeVisible();
}

test.describe('in a frame', { tag: '@chromium' }, () => {
  test('nobody but who is named shows it, and nobody any other page', async ({
    baseURL,
    page,
    site,
    talk,
  }) => {
    const { id, session_code: code } = talk;
    const others = ['/', `/join/${code}`, '/dashboard', `/sessions/${id}`, '/auth/login'];
    const refused = [[STRANGER, `/embed/${code}`], ...others.map((path) => [NEIGHBOUR, path])];
    for (const [name = '', path = ''] of refused) {
      await opens(page, site.origin(name), baseURL + path);
      await expect.poll(() => framed(page)?.url(), { message: path }).toBe(REFUSED);
    }
  });

  test('people join and chat on the page of a site that is named', async ({
    baseURL,
    host,
    page,
    site,
    talk,
  }) => {
    const room = page.frameLocator('iframe');
    await opens(page, site.origin(NEIGHBOUR), `${baseURL}/embed/${talk.session_code}`);
    await joins(page, '지수');
    await posts(page, '블로그에서 왔어요');
    await host.sees('블로그에서 왔어요');
    await host.delivers('어서 오세요');
    await expect(room.getByText('어서 오세요')).toBeVisible();
    expect(framed(page)?.url()).toBe(`${baseURL}/embed/${talk.session_code}`);
    await page.reload();
    await expect(room.getByTestId('me-button')).toHaveAccessibleName('지수 님의 메뉴');
    await expect(room.getByText('블로그에서 왔어요')).toBeVisible();
    await host.seesPeople(1);
  });

  test('a browser that gives frames no storage lets people in all the same', async ({
    baseURL,
    host,
    page,
    site,
    talk,
  }) => {
    await withoutStorage(page);
    await opens(page, site.origin(FAR_AWAY), `${baseURL}/embed/${talk.session_code}`, '&sandboxed');
    await joins(page, '민준');
    await posts(page, '여기에서도 돼요');
    await host.sees('여기에서도 돼요');
  });
});
