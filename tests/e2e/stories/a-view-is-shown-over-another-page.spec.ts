import type { Page } from '@playwright/test';
import { LAN_NAME } from '../browsers';
import { expect } from '../roles/fixtures';
import { framed, opens, test, withoutStorage } from '../roles/sites';
import { FAR_AWAY, NEIGHBOUR } from '../server/site';

const REFUSED = 'chrome-error://chromewebdata/';
const BEHIND = 'rgb(255, 0, 0)';

const inside = (page: Page) => page.frameLocator('iframe');

/** The colour of a page at a place inside its frame. */
async function colourAt(page: Page, left: number, top: number): Promise<string> {
  const box = await page.locator('iframe').boundingBox();
  const clip = { x: (box?.x ?? 0) + left, y: (box?.y ?? 0) + top, width: 1, height: 1 };
  const picture = (await page.screenshot({ clip })).toString('base64');
  return page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const drawing = new OffscreenCanvas(1, 1).getContext('2d');
    drawing?.drawImage(bitmap, 0, 0);
    const [red, green, blue] = drawing?.getImageData(0, 0, 1, 1).data ?? [];
    return `rgb(${red}, ${green}, ${blue})`;
  }, picture);
}

const paints = (page: Page) =>
  page.addStyleTag({ content: `html { background: ${BEHIND} } iframe { border: 0 }` });

test.describe('a view', { tag: '@chromium' }, () => {
  test('is framed by nobody but who is named, and shows nothing without a token', async ({
    baseURL,
    page,
    site,
    talk,
  }) => {
    const path = `/embed/${talk.session_code}?view=chat`;
    await opens(page, site.origin(LAN_NAME), baseURL + path);
    await expect.poll(() => framed(page)?.url()).toBe(REFUSED);
    for (const view of ['chat', 'screen']) {
      const address = `${baseURL}/embed/${talk.session_code}?view=${view}`;
      await opens(page, site.origin(FAR_AWAY), address);
      await expect(inside(page).getByTestId('embed-no-token')).toContainText('# 뒤에 화면 토큰');
      await expect(inside(page).getByText(talk.session_code)).toHaveCount(0);
    }
    await opens(page, site.origin(FAR_AWAY), `${baseURL}${path}#guess`);
    await expect(inside(page).getByTestId('screen-over')).toContainText('링크를 끝까지');
  });

  test('of the chat lies over a page of another origin, without cookies or storage', async ({
    baseURL,
    participant,
    anotherBrowser,
    rest,
    site,
    talk,
  }) => {
    await participant.joins(talk.session_code, '지수');
    await participant.delivers('무대 뒤에서도 보여요');
    const token = new URL(await rest.letsScreensIn(talk)).hash;
    const other = await anotherBrowser();
    await withoutStorage(other);
    for (const name of [NEIGHBOUR, FAR_AWAY]) {
      const query = '?view=chat&theme=transparent&ink=00ff00';
      await opens(
        other,
        site.origin(name),
        `${baseURL}/embed/${talk.session_code}${query}${token}`,
      );
      await paints(other);
      const said = inside(other).getByText('무대 뒤에서도 보여요');
      await expect(said).toBeVisible();
      await expect(said).toHaveCSS('color', 'rgb(0, 255, 0)');
      expect(await colourAt(other, 5, 5)).toBe(BEHIND);
      await expect(inside(other).getByRole('button')).toHaveCount(0);
      await expect(inside(other).getByTestId('embed-mistakes')).toHaveCount(0);
    }
    await participant.delivers('새 메시지도요');
    await expect(inside(other).getByText('새 메시지도요')).toBeVisible();
    await other.reload();
    await expect(inside(other).getByText('새 메시지도요')).toBeVisible();
    expect(await other.context().cookies()).toEqual([]);
    await rest.revokesScreens(talk);
    await expect(inside(other).getByTestId('screen-over')).toBeVisible();
    await expect(inside(other).getByText('새 메시지도요')).toHaveCount(0);
  });

  test('of the stage follows it, and says what it did not understand', async ({
    anotherBrowser,
    rest,
    talk,
  }) => {
    const page = await anotherBrowser();
    const token = new URL(await rest.letsScreensIn(talk)).hash;
    const query = '?view=screen&theme=dark&size=9000&brand=red&live=0f0&glitter=1';
    await page.goto(`/embed/${talk.session_code}${query}${token}`);
    const stage = page.getByTestId('screen-stage');
    await expect(stage).toHaveAttribute('data-show', 'join');
    await expect(page.getByTestId('screen-code')).toHaveText(talk.session_code);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    const root = page.locator('html');
    expect(await root.evaluate((one) => one.style.getPropertyValue('--live'))).toBe('#0f0');
    const told = page.getByTestId('embed-mistakes').getByRole('listitem');
    await expect(told).toContainText(['size=9000', 'brand=red', 'glitter']);
    const codes = await told.evaluateAll((all) => all.map((one) => one.dataset.code));
    expect(codes).toEqual(['size_invalid', 'colour_invalid', 'option_unknown']);
    await rest.shows(talk, { show: 'blank' });
    await expect(stage).toHaveAttribute('data-show', 'blank');
    await expect(page.getByTestId('screen-code')).toHaveText(talk.session_code);
    await expect(page.getByRole('button')).toHaveCount(0);
  });

  test('is as large as asked for', async ({ participant, anotherBrowser, rest, talk }) => {
    await participant.joins(talk.session_code, '지수');
    await participant.delivers('크기');
    const token = new URL(await rest.letsScreensIn(talk)).hash;
    const sizes: number[] = [];
    for (const size of [100, 200]) {
      const page = await anotherBrowser();
      await page.setViewportSize({ width: 400, height: 640 });
      await page.goto(`/embed/${talk.session_code}?view=chat&size=${size}${token}`);
      const line = page.getByRole('listitem').filter({ hasText: '크기' });
      sizes.push(await line.evaluate((one) => parseFloat(getComputedStyle(one).fontSize)));
    }
    const [usual = 0, twice = 0] = sizes;
    expect(twice).toBeCloseTo(2 * usual);
  });
});
