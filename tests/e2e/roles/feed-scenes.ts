import { expect } from '@playwright/test';
import type { LiveSession, Point } from './presenter/rest';
import type { Party, Scene } from './pages';

const PRICES = [95_120_000, 95_180_500, 95_090_000, 95_240_000, 95_310_500, 95_275_000, 95_402_000];
const BEFORE_MS = 60_000;

/** The past minute of one price, and one value of another. */
function points(): Point[] {
  const step = Math.floor(BEFORE_MS / PRICES.length);
  const start = Date.now() - BEFORE_MS;
  const course = PRICES.map((value, place) => ({
    topic: 'KRW-BTC',
    value,
    at: start + place * step,
  }));
  return [
    ...course,
    { topic: 'KRW-BTC', value: 95_390_000.5 },
    { topic: 'KRW-ETH', value: 4_650_000 },
  ];
}

/** A session with live data that runs, and has sent a signal. */
async function streaming({ rest }: Party): Promise<{ session: LiveSession; id: string }> {
  const session = await rest.open({ title: '함께 만드는 서비스' });
  const wish = { title: '원화 시장', topics: ['KRW-BTC', 'KRW-ETH'], stale_after: 600 };
  const id = await rest.streams(session, wish);
  expect(await rest.pushes(session, id, ...points())).toBe(204);
  await rest.signals(session, id, 'up', '비트코인이 오늘 최고가를 넘었어요');
  return { session, id };
}

/** What the audience sees of numbers that move. */
export const audienceWithFeeds: Record<string, Scene> = {
  'live data': async (party) => {
    const { session } = await streaming(party);
    const { page } = party.participant;
    await party.participant.joins(session.session_code, '지수');
    await page.getByTestId('tab-feeds').click();
    await expect(page.getByTestId('feed-chart')).toBeVisible();
    await expect(page.getByText('▲ +270,000.5')).toBeVisible();
    return page;
  },
  'a signal in the chat': async (party) => {
    const { session } = await streaming(party);
    await party.participant.joins(session.session_code, '지수');
    await expect(party.participant.page.getByText('최고가를 넘었어요')).toBeVisible();
    return party.participant.page;
  },
};

/** What hosts see of them. */
export const hostsWithFeeds: Record<string, Scene> = {
  'live data of a host': async (party) => {
    const { session } = await streaming(party);
    const { presenter } = party;
    await presenter.isSignedInAs(party.rest.account);
    await presenter.goesTo(session);
    await presenter.press(presenter.page.getByTestId('feed-more'));
    await expect(presenter.page.getByTestId('feed-curl')).toBeVisible();
    return presenter.page;
  },
  'live data on the screen': async (party) => {
    const { session, id } = await streaming(party);
    await party.rest.shows(session, { show: 'feed', id });
    const { page } = party.presenter;
    await party.presenter.isSignedInAs(party.rest.account);
    await page.goto(`/screen/${session.id}`);
    await expect(page.getByTestId('feed-chart')).toBeVisible();
    return page;
  },
};
