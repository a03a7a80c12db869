import { violations } from '../roles/axe';
import { attachesCandles, CANDLES, coloursOf, rowsOf, test } from '../roles/exchanges';
import { expect } from '../roles/fixtures';

test(
  'people see candles rise, fall and end, and what is missing, and are told when they stand still',
  { tag: '@phone' },
  async ({ context, exchange, host, participant, talk }) => {
    await participant.joins(talk.session_code, '지수');
    await attachesCandles(host, exchange);
    const { page } = participant;
    await participant.press(page.getByTestId('tab-feeds'));
    const [value, chart] = [
      page.getByTestId(`feed-value-${CANDLES}`),
      page.getByTestId('feed-chart'),
    ];
    await expect(value).not.toHaveText('–');
    await participant.press(chart.getByRole('button', { name: '표로 보기' }));
    const rows = rowsOf(page);
    await exchange.trades(64_000);
    await exchange.trades(64_400);
    await expect(rows.first()).toContainText('64,400');
    await expect(rows.first()).toContainText('진행 중');
    await expect(rows.nth(1)).toContainText('확정');
    await exchange.ends(1);
    await expect(rows.first()).toContainText('확정');
    await exchange.trades(64_400);
    await exchange.trades(64_100.5);
    await expect(rows.first()).toContainText('진행 중');
    await expect(rows.nth(1)).toContainText('확정');
    await expect(value).toHaveText('64,100.50');
    await expect.poll(async () => (await coloursOf(chart)).up).toBeGreaterThan(0);
    await expect.poll(async () => (await coloursOf(chart)).down).toBeGreaterThan(0);
    expect((await coloursOf(chart)).hatch).toBe(0);
    expect(await violations(page)).toEqual([]);

    await exchange.fails('refuse');
    await exchange.fails('no_flat');
    await exchange.fails('reset');
    const stale = page.getByTestId('feed-stale');
    await expect(stale).toContainText('새 값이 오지 않고 있어요');
    await exchange.ends(4);
    await exchange.trades(63_900);
    await exchange.recovers();
    await exchange.fails('no_flat');
    await expect(page.getByTestId('feed-gap')).toContainText('데이터 없음');
    await expect(stale).toHaveCount(0);
    await expect(value).toHaveText('63,900.00');
    await expect(rows.nth(1)).toContainText('데이터 없음');
    await expect.poll(async () => (await coloursOf(chart)).hatch).toBeGreaterThan(0);

    await context.setOffline(true);
    await expect(stale).toContainText('연결이 끊겨 마지막 값을 보여 주고 있어요');
    await expect(value).toHaveText('63,900.00');
    await context.setOffline(false);
    await expect(stale).toHaveCount(0);
  },
);

test('the screen shows candles, and says so when they stand still', async ({
  exchange,
  host,
  talk,
}) => {
  await attachesCandles(host, exchange);
  const window = await host.page.context().newPage();
  await window.setViewportSize({ width: 1920, height: 1080 });
  await window.goto(`/screen/${talk.id}`);
  await host.press(host.page.getByTestId('feed-more'));
  await host.press(host.page.getByTestId('host-feed').getByText('화면에 크게 보여 주기'));
  const screen = window.getByTestId('screen-stage');
  const chart = screen.getByTestId('feed-chart');
  await exchange.trades(64_000);
  await exchange.trades(64_100);
  await exchange.ends(1);
  await exchange.trades(64_100);
  await exchange.trades(63_950.5);
  await expect(screen.getByTestId(`feed-value-${CANDLES}`)).toHaveText('63,950.50');
  await expect.poll(async () => (await coloursOf(chart)).up).toBeGreaterThan(0);
  await expect.poll(async () => (await coloursOf(chart)).down).toBeGreaterThan(0);
  await exchange.fails('refuse');
  await exchange.fails('reset');
  await expect(screen.getByTestId('feed-stale')).toContainText('새 값이 오지 않고 있어요');
  await exchange.recovers();
  await exchange.trades(64_200);
  await expect(screen.getByTestId('feed-stale')).toHaveCount(0);
});
