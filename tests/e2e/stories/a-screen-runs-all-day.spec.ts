import type { Extra } from '../roles/crowd';
import { expect } from '../roles/fixtures';
import { levelsOf, median, type Level } from '../roles/levels';
import type { LiveSession, Rest } from '../roles/presenter/rest';
import { onItsOwnServer } from '../server/own-server';

const test = onItsOwnServer({ LIMIT_MESSAGES: '1000/second burst 1000' });

const HOURS = 8;
const STEP = { minutes: 10, messages: 60 };
const STEPS_AN_HOUR = 60 / STEP.minutes;
/** Looked at in the second hour, when all that is loaded once has been, and in the last one. */
const LOOKED_AT = [2, HOURS].map((hour) =>
  [5, 3, 1].map((before) => hour * STEPS_AN_HOUR - before),
);
/** From one to the other: 2,000 messages are ten times as much. */
const MOST = { heap: 200_000, nodes: 200, listeners: 10 };

/** What a day shows, one thing after the other: each tells what is on the stage. */
async function program(rest: Rest, session: LiveSession) {
  const options = [{ text: '정규화' }, { text: '색인' }];
  const wish = { kind: 'choice', prompt: '무엇부터 볼까요?', options };
  const activity = await rest.prepares(session, { ...wish, settings: { live_results: true } });
  await rest.runs(session, activity, 'open');
  const feed = await rest.streams(session, { title: '속도', topics: ['speed'] });
  await rest.change(session, { questions: true });
  return async (step: number, newest: string) => {
    if (step % 12 === 6)
      expect(await rest.pushes(session, feed, { topic: 'speed', value: step })).toBe(204);
    const shown = [
      { show: 'chat' },
      { show: 'message', id: newest },
      { show: 'activity', id: activity },
      { show: 'questions' },
      { show: 'feed', id: feed },
      { show: 'blank' },
    ][step % 6] as { show: string; id?: string };
    await rest.shows(session, shown);
    return shown.show;
  };
}

/** Everybody talks and reacts; the id of the last message. */
async function talk(people: readonly Extra[], step: number): Promise<string> {
  let newest = '';
  for (let said = 0; said < STEP.messages / people.length; said++) {
    const told = await Promise.all(
      people.map((one, of) => one.delivers(`${step}-${said}-${of} 말해요`)),
    );
    newest = told[0]?.id ?? '';
  }
  await Promise.all(people.map((one) => one.reacts('👏', 2)));
  return newest;
}

test(
  'a screen that runs for eight hours grows no further',
  { tag: ['@chromium', '@nightly'] },
  async ({ anotherBrowser, extra, rest }, info) => {
    const session = await rest.open({ title: '하루 종일' });
    const names = ['지수', '민준', '하은', '서연', '도윤'];
    const people = await Promise.all(names.map((name) => extra(session.session_code, name)));
    const shows = await program(rest, session);
    const screen = await anotherBrowser();
    await screen.clock.install();
    await screen.goto(await rest.letsScreensIn(session));
    const stage = screen.getByTestId('screen-stage');
    await expect(stage).toContainText(/5명 참여 중/);
    const began = await screen.evaluate(() => Date.now());
    const look = await levelsOf(screen);
    const levels = new Map<number, Level>();
    for (let step = 0; step < HOURS * STEPS_AN_HOUR; step++) {
      await expect(stage).toHaveAttribute('data-show', await shows(step, await talk(people, step)));
      if (step % 6 === 0) await expect(stage).toContainText(`${step}-11-0 말해요`);
      // Longer than a connection without a ping: it is made anew, as after a night of a computer.
      await screen.clock.fastForward(STEP.minutes * 60_000);
      await screen.clock.runFor(15_000);
      await expect(screen.getByTestId('screen-offline')).toHaveCount(0);
      await expect(screen.locator('.sky > span')).toHaveCount(0);
      if (LOOKED_AT.flat().includes(step)) levels.set(step, await look());
    }
    const passed = (await screen.evaluate(() => Date.now())) - began;
    expect(passed).toBeGreaterThanOrEqual(HOURS * 3_600_000);
    const body = JSON.stringify([...levels]);
    await info.attach('levels', { body, contentType: 'application/json' });
    const [first, last] = LOOKED_AT.map((steps) =>
      median(steps.flatMap((step) => levels.get(step) ?? [])),
    ) as [Level, Level];
    for (const kind of ['heap', 'nodes', 'listeners'] as const)
      expect(last[kind] - first[kind], `${kind}, at first ${first[kind]}`).toBeLessThan(MOST[kind]);
  },
);
