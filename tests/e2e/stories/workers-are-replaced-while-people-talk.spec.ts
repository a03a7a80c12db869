import type { Page } from '@playwright/test';
import { expect, test as base } from '../roles/fixtures';
import type { Member } from '../roles/member';
import { WorkerPool } from '../server/worker-pool';

const test = base.extend<{ pool: WorkerPool }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from it.
  pool: async ({}, use) => {
    const pool = await WorkerPool.start();
    await use(pool);
    await pool.end();
  },
  baseURL: async ({ pool }, use) => use(pool.url),
});

// The two that the server starts with are w1 and w2.
const FRESH = /^0\{"sid":"w[34]\./;

/** Comes true when the page is connected to a worker that was not there at the start. */
function isElsewhere(page: Page): Promise<boolean> {
  return new Promise((resolve) => {
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => {
        if (FRESH.test(String(payload))) resolve(true);
      });
    });
  });
}

/** Whether the page ever says that the connection is lost. */
function trouble(member: Member): () => boolean {
  let seen = false;
  const line = member.page.getByText('연결이 끊겼어요. 다시 이어지면 보낼게요');
  line.waitFor({ timeout: 0 }).then(
    () => (seen = true),
    () => undefined,
  );
  return () => seen;
}

// It starts six servers; that nothing is lost then a backend test shows at every change.
test(
  'nobody sees it, and nothing is lost',
  { tag: '@nightly' },
  async ({ pool, host, participant, talk }) => {
    await participant.joins(talk.session_code, '지수');
    const members: Member[] = [host, participant];
    const saw = members.map(trouble);
    const moved = Promise.all(members.map((member) => isElsewhere(member.page)));
    let everybody = false;
    void moved.then(() => (everybody = true));
    const said: string[] = [];
    pool.renew();
    do {
      for (const member of members) {
        const text = `말 ${said.length + 1}`;
        said.push(text);
        await member.delivers(text);
        for (const one of members) await one.sees(text); // as in a talk, the next one has read it
      }
    } while (!everybody);
    for (const member of members) {
      await member.sees(said.at(-1) ?? '');
      expect(await member.conversation()).toEqual(said);
    }
    expect(saw.map((ever) => ever())).toEqual([false, false]);
  },
);
