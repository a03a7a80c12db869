import { expect } from '../roles/fixtures';
import { onItsOwnServer } from '../server/own-server';
import { percentile, told } from './figure';

const test = onItsOwnServer({ LIMIT_MESSAGES: '2000/second burst 2000' });
const PEOPLE = 8;
const MESSAGES = 2_000;
const JUMPS = 60;

/** In the page: moves the slider to a part of its way; how long that took until it was drawn, in ms. */
function jump(part: number): Promise<number> {
  const slider = document.querySelector<HTMLInputElement>('input[type=range]');
  if (!slider) throw new Error('no slider');
  const began = performance.now();
  slider.valueAsNumber = part * Number(slider.max);
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
  });
}

test(`ms of a jump in a replay of ${MESSAGES} messages, the slowest of ${JUMPS}`, async ({
  presenter,
  extra,
  rest,
}, info) => {
  const session = await rest.open({ title: '다시 보기' });
  const names = Array.from({ length: PEOPLE }, (_, place) => `사람 ${place + 1}`);
  const people = await Promise.all(names.map((name) => extra(session.session_code, name)));
  for (let said = 0; said < MESSAGES / PEOPLE; said++)
    await Promise.all(people.map((one, of) => one.posts(`${said}-${of} 이런 말을 해요`)));
  await rest.move(session, 'end');
  await presenter.isSignedInAs(rest.account);
  const { page } = presenter;
  await page.goto(`/sessions/${session.id}/replay`);
  await expect(page.getByRole('slider', { name: '재생 위치' })).toBeVisible();
  const browser = await page.context().newCDPSession(page);
  await browser.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await browser.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  };
  const took: number[] = [];
  const before = await worked();
  // By the golden section: near and far, forwards and backwards.
  for (let place = 1; place <= JUMPS; place++)
    took.push(await page.evaluate(jump, (place * 0.618034) % 1));
  await expect(page.getByTestId('chat-messages')).toContainText('이런 말을 해요');
  const [half, work] = [percentile(took, 0.5), (await worked()) - before];
  console.log(`${half.toFixed(0)} ms in the middle; ${(work / JUMPS).toFixed(0)} ms of CPU each`);
  told(info, percentile(took, 1), { most: 200 });
});
