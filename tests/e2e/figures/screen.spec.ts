import type { Extra } from '../roles/crowd';
import { expect } from '../roles/fixtures';
import { onItsOwnServer } from '../server/own-server';
import { percentile, told } from './figure';
import { framesOf } from './frames';

const test = onItsOwnServer({ LIMIT_MESSAGES: '100/second burst 100' });
const SIZE = { width: 1920, height: 1080 };
const PEOPLE = Array.from({ length: 20 }, (_, place) => `사람 ${place + 1}`);
const MESSAGES = { each: 50, everyMs: 200 };
const EMOJI = ['👍', '❤️', '😀', '👏', '😮', '❓'];
const FLYING = 60;

const pause = (ms: number) => new Promise((done) => setTimeout(done, Math.max(0, ms)));

/** In the page: when each line of the chat was drawn first, by its text. */
function watchLines(): void {
  const drawn: Record<string, number> = {};
  (window as unknown as { drawn: typeof drawn }).drawn = drawn;
  new MutationObserver((changes) => {
    const nodes = changes.flatMap(({ addedNodes }) => [...addedNodes]);
    const texts = nodes.map((node) => /#\d+-\d+#/.exec(node.textContent ?? '')?.[0]);
    requestAnimationFrame(() =>
      setTimeout(() => {
        for (const text of texts) if (text) drawn[text] ??= Date.now();
      }),
    );
  }).observe(document.body, { childList: true, subtree: true });
}

/** Five times a second, whether or not the last ack has come; when each ack came, by text. */
async function talks(person: Extra, number: number, acked: Map<string, number>): Promise<void> {
  const began = Date.now() + (number * MESSAGES.everyMs) / PEOPLE.length;
  const acks = [];
  for (let said = 0; said < MESSAGES.each; said++) {
    await pause(began + said * MESSAGES.everyMs - Date.now());
    const text = `#${number}-${said}#`;
    acks.push(person.posts(`${text} 이런 말을 해요`).then(() => acked.set(text, Date.now())));
  }
  await Promise.all(acks);
}

test('ms from the ack of a message to the screen, p99, at 100 a second', async ({
  anotherBrowser,
  extra,
  rest,
}, info) => {
  const session = await rest.open({ title: '화면' });
  const people = await Promise.all(PEOPLE.map((name) => extra(session.session_code, name)));
  await rest.shows(session, { show: 'chat' });
  const screen = await anotherBrowser();
  await screen.setViewportSize(SIZE);
  await screen.goto(await rest.letsScreensIn(session));
  await expect(screen.getByTestId('screen-stage')).toContainText('20명 참여 중');
  await screen.evaluate(watchLines);
  const acked = new Map<string, number>();
  await Promise.all(people.map((person, number) => talks(person, number, acked)));
  await expect(screen.getByTestId('screen-stage')).toContainText(`#19-${MESSAGES.each - 1}#`);
  const drawn = await screen.evaluate(
    () => (window as unknown as { drawn: Record<string, number> }).drawn,
  );
  const late = [...acked].map(([text, at]) => (drawn[text] ?? Infinity) - at);
  expect(late).toHaveLength(PEOPLE.length * MESSAGES.each);
  told(info, percentile(late, 0.99), { most: 200 });
});

test(`frames a second, the fewest, with ${FLYING} flying reactions`, async ({
  anotherBrowser,
  extra,
  rest,
}, info) => {
  const session = await rest.open({ title: '화면' });
  const people = await Promise.all(
    PEOPLE.slice(0, 6).map((name) => extra(session.session_code, name)),
  );
  await rest.shows(session, { show: 'chat' });
  const screen = await anotherBrowser();
  await screen.setViewportSize(SIZE);
  await screen.goto(await rest.letsScreensIn(session));
  const flying = screen.locator('.sky > span');
  let over = false;
  const storm = people.map(async (person) => {
    while (!over) {
      await Promise.all(EMOJI.map((emoji) => person.reacts(emoji)));
      await pause(400);
    }
  });
  await expect(flying).toHaveCount(FLYING);
  const frames = await framesOf(screen, 5_000);
  over = true;
  await Promise.all(storm);
  told(info, Math.min(...frames), { least: 30 });
});
