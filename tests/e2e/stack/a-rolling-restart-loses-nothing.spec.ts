import type { Page } from '@playwright/test';
import { expect, test as base } from '../roles/fixtures';
import type { Member } from '../roles/member';
import { Stack } from '../server/stack';

const MOST_MS = 3_000;
const LOOK_MS = 50;

const test = base.extend<{ stack: Stack }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from it.
  stack: async ({}, use) => {
    const stack = await Stack.start();
    await use(stack);
    await stack.end();
  },
  baseURL: async ({ stack }, use) => use(stack.url),
});

interface Watched {
  longest: number;
  times: number;
  since?: number;
}

/** Has the page note whenever it says that the connection is lost. */
async function watch(page: Page): Promise<() => Promise<Watched>> {
  await page.evaluate((every) => {
    const seen: Watched = { longest: 0, times: 0 };
    setInterval(() => {
      const isOffline = document.body.innerText.includes('연결이 끊겼어요');
      if (!isOffline) seen.since = undefined;
      else if (seen.since === undefined) seen.times += 1;
      if (isOffline) seen.since ??= performance.now();
      if (seen.since !== undefined)
        seen.longest = Math.max(seen.longest, performance.now() - seen.since);
    }, every);
    Object.assign(window, { seen });
  }, LOOK_MS);
  return () => page.evaluate(() => (window as unknown as { seen: Watched }).seen);
}

/** How many connections the page has opened from now on. */
function connections(page: Page): () => number {
  let count = 0;
  page.on('websocket', () => (count += 1));
  return () => count;
}

test('both workers are replaced, nothing is lost, and a line is seen for three seconds at most', async ({
  stack,
  host,
  participant,
  newcomer,
  talk,
}) => {
  const other = await newcomer();
  await participant.joins(talk.session_code, '지수');
  await other.joins(talk.session_code, 'Alex');
  const members: Member[] = [host, participant, other];
  const watched = await Promise.all(members.map((member) => watch(member.page)));
  const opened = members.map((member) => connections(member.page));
  let isRolling = true;
  const rolled = stack.rolls().finally(() => (isRolling = false));
  const said: string[] = [];
  do {
    for (const member of members) {
      said.push(`말 ${said.length + 1}`);
      await member.delivers(said.at(-1) ?? '');
    }
  } while (isRolling);
  await rolled;
  for (const member of members) {
    await member.sees(said.at(-1) ?? '');
    expect(await member.conversation()).toEqual(said);
  }
  const lines = await Promise.all(watched.map((seen) => seen()));
  console.log(`said ${said.length}, lines seen: ${JSON.stringify(lines)}`);
  for (const line of lines) expect(line.longest).toBeLessThanOrEqual(MOST_MS);
  for (const count of opened) expect(count()).toBeGreaterThan(0); // everybody has moved
  await other.losesTheNetwork();
  await expect.poll(async () => (await watched[2]?.())?.longest).toBeGreaterThan(0);
});
