import type { Page } from '@playwright/test';
import { deflateSync, crc32 } from 'node:zlib';
import { violations } from '../roles/axe';
import { expect, test } from '../roles/fixtures';

/** A PNG of one colour. */
function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 120)]);
  const rows = Buffer.concat(Array<Buffer>(height).fill(row));
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const start = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    start,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The page's one strong colour. */
const brand = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--brand'));

/** What is drawn before the first of these. */
const before = (page: Page, selector: string) =>
  page.evaluate((one) => {
    const element = document.querySelector(one);
    return element ? getComputedStyle(element, '::before').backgroundImage : '';
  }, selector);

test('its colour and logo are seen on the join page, in the room and on the screen', async ({
  host,
  participant,
  newcomer,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  const { page } = host;
  await host.turnsTo('진행');
  await host.press(page.getByTestId('look-open'));
  const sheet = page.getByRole('dialog', { name: '색과 로고' });
  const file = (name: string, buffer: Buffer) =>
    sheet.getByTestId('look-file').setInputFiles({ name, mimeType: 'image/png', buffer });

  await file('logo.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  await expect(sheet.getByRole('status')).toContainText('PNG, JPEG, WebP 이미지만');
  await file('logo.svg', png(120, 60));
  await expect(sheet.getByTestId('look-logo')).toBeVisible();
  await sheet.getByRole('button', { name: '#1756c4 쓰기' }).click();
  await expect(sheet.getByRole('button', { name: '#1756c4 쓰기' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  expect(await violations(page)).toEqual([]);

  const room = participant.page;
  await expect.poll(() => brand(room)).toBe('#1756c4');
  await expect.poll(() => before(room, 'header h1[title]')).toContain('/api/logos/');
  const later = await newcomer();
  await later.comesTo(talk.session_code);
  await expect.poll(() => brand(later.page)).toBe('#1756c4');
  await expect.poll(() => before(later.page, '[data-logo]')).toContain('/api/logos/');
  await later.page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => brand(later.page)).not.toBe('#1756c4');
  expect(await violations(later.page)).toEqual([]);

  await page.goto(`/screen/${talk.id}`);
  await expect
    .poll(() => before(page, '[data-testid=screen-stage] [data-logo]'))
    .toContain('/api/logos/');

  await page.goto('/dashboard');
  await expect.poll(() => brand(page)).toBe('#c3400c');
});
