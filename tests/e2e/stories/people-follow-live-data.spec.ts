import { expect, test } from '../roles/fixtures';

const BTC = 'KRW-BTC';

test('a host is told what is wrong with live data, and nobody sees any', async ({
  host,
  participant,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await host.press(host.page.getByTestId('feed-new'));
  const topics = host.page.getByTestId('feed-topics');
  await topics.fill('KRW-BTC, <b>');
  await host.press(host.page.getByTestId('feed-save'));
  await expect(topics).toHaveAttribute('aria-invalid', 'true');
  await expect(host.page.getByRole('alert')).toContainText('쓸 수 없는 항목');
  await expect(topics).toHaveValue('KRW-BTC, <b>');
  await topics.fill(BTC);
  await host.page.getByTestId('feed-stale-after').fill('soon');
  await host.press(host.page.getByTestId('feed-save'));
  await expect(host.page.getByTestId('feed-stale-after')).toHaveAttribute('aria-invalid', 'true');

  await host.page.getByTestId('feed-stale-after').fill('30');
  await host.press(host.page.getByRole('button', { name: 'JSON 스트림' }));
  await host.page.getByTestId('feed-url').fill('wss://nowhere.example/ws');
  await host.page.getByTestId(`feed-path-${BTC}`).fill('data.price');
  await host.press(host.page.getByTestId('feed-save'));
  await expect(host.page.getByTestId('feed-url')).toHaveAttribute('aria-invalid', 'true');
  await expect(host.page.getByTestId('host-feed')).toHaveCount(0);
  await expect(participant.page.getByTestId('tab-feeds')).toHaveCount(0);
});

test(
  'a host attaches live data, people follow it, and a signal stands in the chat',
  {
    tag: '@phone',
  },
  async ({ host, participant, rest, talk }) => {
    await participant.joins(talk.session_code, '지수');
    await host.press(host.page.getByTestId('feed-new'));
    await host.page.getByTestId('feed-title').fill('원화 시장');
    await host.page.getByTestId('feed-topics').fill(BTC);
    await host.page.getByTestId('feed-stale-after').fill('1');
    await host.press(host.page.getByTestId('feed-save'));
    await expect(host.page.getByTestId('host-feed')).toContainText('원화 시장');
    await expect(participant.page.getByTestId('tab-feeds')).toHaveCount(0);

    await host.press(host.page.getByTestId('feed-start'));
    await participant.press(participant.page.getByTestId('tab-feeds'));
    await expect(participant.page.getByText('첫 값을 기다리고 있어요')).toBeVisible();

    await host.press(host.page.getByTestId('feed-more'));
    const line = await host.page.getByTestId('feed-curl').innerText();
    const id = /feeds\/(\w+)\/points/.exec(line)?.[1] ?? '';
    const at = Date.now() - 5_000;
    const before = { topic: BTC, value: 95_000_000, at };
    expect(await rest.pushes(talk, id, before, { topic: BTC, value: 96_000_000.5 })).toBe(204);
    const value = participant.page.getByTestId(`feed-value-${BTC}`);
    await expect(value).toHaveText('96,000,000.5');
    await expect(participant.page.getByText('+1,000,000.5 (+1.05%)')).toBeVisible();
    await expect(participant.page.getByTestId('feed-stale')).toContainText('새 값이 오지 않고');

    await host.page.getByTestId('signal-text').fill('백만 원 올랐어요');
    await host.press(host.page.getByTestId('signal-send'));
    await participant.press(participant.page.getByTestId('tab-chat'));
    const card = participant.page.locator('[data-testid^="signal-"]');
    await expect(card).toContainText('백만 원 올랐어요');

    await host.press(host.page.getByTestId('feed-stop'));
    await participant.press(participant.page.getByTestId('tab-feeds'));
    await expect(participant.page.getByTestId('feed-stopped')).toBeVisible();
    await expect(value).toHaveText('96,000,000.5');
  },
);

test('values outlive a reload, and the language decides on numbers and colours', async ({
  participant,
  rest,
  talk,
}) => {
  const id = await rest.streams(talk, { topics: [BTC], stale_after: 600 });
  const at = Date.now() - 5_000;
  await rest.pushes(talk, id, { topic: BTC, value: 100, at }, { topic: BTC, value: 99.25 });
  await participant.joins(talk.session_code, '지수');
  const { page } = participant;
  await participant.press(page.getByTestId('tab-feeds'));
  await expect(page.getByTestId(`feed-value-${BTC}`)).toHaveText('99.25');
  await expect(page.getByText('▼ −0.75 (−0.75%)')).toBeVisible();
  await page.reload();
  await participant.press(page.getByTestId('tab-feeds'));
  await expect(page.getByTestId(`feed-value-${BTC}`)).toHaveText('99.25');
  const colours = page.getByRole('button', { name: '오르면 빨강' });
  await expect(colours).toHaveAttribute('aria-pressed', 'true');
  await participant.press(page.getByRole('button', { name: '오르면 초록' }));
  await expect(colours).toHaveAttribute('aria-pressed', 'false');
});

test('the only value of a feed stands on an axis of minutes, not of years', async ({
  participant,
  rest,
  talk,
}) => {
  const id = await rest.streams(talk, { topics: [BTC], stale_after: 600 });
  await rest.pushes(talk, id, { topic: BTC, value: 95_000_000 });
  const { page } = participant;
  await page.addInitScript(() => {
    const written = ((window as unknown as { written: string[] }).written = [] as string[]);
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...where) {
      written.push(text);
      fillText.call(this, text, ...where);
    };
  });
  await participant.joins(talk.session_code, '지수');
  await participant.press(page.getByTestId('tab-feeds'));
  await expect(page.getByTestId('feed-chart').locator('canvas')).toBeVisible();
  const labels = () => page.evaluate(() => (window as unknown as { written: string[] }).written);
  await expect.poll(labels).toContainEqual(expect.stringMatching(/^\d\d:\d\d:\d\d$/));
  expect((await labels()).filter((label) => /^\d+\. ?\d+\.$/.test(label))).toEqual([]);
});

test('the screen shows live data, readable from the last row', async ({ host, rest, talk }) => {
  const id = await rest.streams(talk, {
    title: '시장',
    topics: [BTC, 'KRW-ETH'],
    stale_after: 600,
  });
  const at = Date.now() - 5_000;
  await rest.pushes(talk, id, { topic: BTC, value: 100, at }, { topic: BTC, value: 101.5 });
  const window = await host.page.context().newPage();
  await window.setViewportSize({ width: 1920, height: 1080 });
  await window.goto(`/screen/${talk.id}`);
  const own = window.getByTestId('screen-stage');
  await expect(own).toContainText('0명 참여 중');
  await expect(async () => {
    await window.keyboard.press('6'); // means nothing until the screen has read which feeds there are
    expect(await own.getAttribute('data-show')).toBe('feed');
  }).toPass();
  await expect(own.getByTestId(`feed-value-${BTC}`)).toHaveText('101.5');
  await window.keyboard.press('0');
  await expect(own).toHaveAttribute('data-show', 'join');
  await host.press(host.page.getByTestId('feed-more'));
  await host.press(host.page.getByTestId('host-feed').getByText('화면에 크게 보여 주기'));
  const screen = window.getByTestId('screen-stage');
  await expect(screen).toHaveAttribute('data-show', 'feed');
  await expect(screen.getByTestId(`feed-value-${BTC}`)).toHaveText('101.5');
  await expect(screen.getByTestId('feed-chart').locator('canvas')).toBeVisible();
  await expect(window.getByTestId('screen-code')).toHaveText(talk.session_code);
  const smallest = await screen.locator('article').evaluate((article) => {
    const isText = (node: Node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim();
    const sizes = [...article.querySelectorAll('*')]
      .filter((one) => one.checkVisibility() && !one.closest('.visually-hidden'))
      .filter((one) => [...one.childNodes].some(isText))
      .map((one) => parseFloat(getComputedStyle(one).fontSize));
    return Math.min(...sizes);
  });
  expect(smallest).toBeGreaterThanOrEqual(28);
});
