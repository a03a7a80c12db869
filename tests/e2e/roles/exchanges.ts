import { expect, type Locator, type Page } from '@playwright/test';
import { Exchange } from '../server/exchange';
import { EXCHANGE_PORTS } from '../server/ports';
import { test as base } from './fixtures';
import type { Presenter } from './presenter/presenter';

export const CANDLES = 'BTCUSDT@kline_1m';

/** Stories with an exchange to read from. */
export const test = base.extend<{ exchange: Exchange }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from it.
  exchange: async ({}, use, { parallelIndex }) => {
    const exchange = await Exchange.open(EXCHANGE_PORTS[parallelIndex] ?? 0);
    await use(exchange);
    await exchange.close();
  },
  // What a story leaves running would be read by the next one too, and is at rest once its exchange is gone.
  talk: async ({ rest, talk }, use) => {
    await use(talk);
    await rest.move(talk, 'end');
  },
});

/** Attaches the exchange's candles on the host's page, and starts them. */
export async function attachesCandles(host: Presenter, exchange: Exchange): Promise<void> {
  const { page } = host;
  await host.press(page.getByTestId('feed-new'));
  await host.press(page.getByRole('button', { name: '바이낸스' }));
  await page.getByTestId('feed-title').fill('비트코인');
  await page.getByTestId('feed-topics').fill(CANDLES);
  await page.getByTestId('feed-url').fill(exchange.url);
  await host.press(page.getByTestId('feed-save'));
  await host.press(page.getByTestId('feed-start'));
}

/** How many pixels of the chart have the colours of what rises, of what falls, and of what is not known. */
export async function coloursOf(chart: Locator): Promise<Record<'up' | 'down' | 'hatch', number>> {
  await expect(chart.locator('canvas')).toBeVisible();
  return chart.locator('.plot').evaluate((plot) => {
    const canvas = plot.querySelector('canvas');
    const pen = canvas?.getContext('2d');
    if (!canvas || !pen) throw new Error('Nothing is drawn.');
    const { left, top, width, height } = inside(plot, canvas);
    const NEAR = 60; // slanting lines are paler than their colour
    const { data } = pen.getImageData(left, top, width, height);
    const rgb = (name: string) =>
      (getComputedStyle(plot.querySelector(name) ?? plot).color.match(/\d+/g) ?? []).map(Number);
    const count = (name: string) => {
      const wanted = rgb(name);
      const isNear = (at: number) =>
        wanted.every((part, place) => Math.abs((data[at + place] ?? 0) - part) < NEAR);
      let found = 0;
      for (let at = 0; at < data.length; at += 4) if (isNear(at)) found += 1;
      return found;
    };
    return { up: count('.up'), down: count('.down'), hatch: count('.axis') };

    // Without the labels of its axes.
    function inside(box: Element, drawn: HTMLCanvasElement) {
      const over = box.querySelector('.u-over')?.getBoundingClientRect() ?? new DOMRect();
      const whole = drawn.getBoundingClientRect();
      const scale = drawn.width / whole.width;
      return {
        left: (over.left - whole.left) * scale,
        top: (over.top - whole.top) * scale,
        width: over.width * scale,
        height: over.height * scale,
      };
    }
  });
}

/** The rows of the chart's table, newest first, shown for who wants numbers. */
export const rowsOf = (page: Page): Locator => page.getByTestId('feed-chart').locator('tbody tr');
