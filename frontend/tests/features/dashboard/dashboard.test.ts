import { checkNewSession, lengthOf } from '@/features/live_sessions/new-session';
import { Dashboard } from '@/features/dashboard/dashboard.svelte';
import { describe, expect, it } from 'vitest';
import { mySession, serverAnswers } from '../../server';

const page = (ids: string[], next?: string) => ({
  body: ids.map((id) => mySession({ id })),
  headers: next ? { 'X-Next-Cursor': next } : undefined,
});
const ids = (list: { sessions: { id: string }[] } | null) => list?.sessions.map(({ id }) => id);

describe('my sessions', () => {
  it('are asked for by what they are: running, with a time, prepared, over', async () => {
    const { asked } = serverAnswers(page(['live']), page(['soon']), page([]), page(['old']));
    const mine = new Dashboard();
    await mine.load();
    expect(asked).toEqual([
      'GET /api/sessions?limit=24&status=active&status=paused',
      'GET /api/sessions?limit=24&status=draft&scheduled=true',
      'GET /api/sessions?limit=24&status=draft&scheduled=false',
      'GET /api/sessions?limit=24&status=ended',
    ]);
    expect([ids(mine.live), ids(mine.scheduled)]).toEqual([['live'], ['soon']]);
    expect([ids(mine.drafts), ids(mine.ended)]).toEqual([[], ['old']]);
    expect([mine.isEmpty, mine.many]).toEqual([false, false]);
  });

  it('can be looked for once there are many, and not only when few are left', async () => {
    const { asked } = serverAnswers(page([]), page([]), page(['a'], 'more'), page([]), page(['a']));
    const mine = new Dashboard();
    await mine.load();
    expect(mine.many).toBe(true);
    mine.query = ' 한국사 ';
    mine.filter = 'ended';
    await mine.search();
    const query = new URLSearchParams({ limit: '24', status: 'ended', q: '한국사' });
    expect(asked.at(-1)).toBe(`GET /api/sessions?${query}`);
    expect(ids(mine.found)).toEqual(['a']);
    mine.query = '';
    mine.filter = 'all';
    await mine.search();
    expect(mine.found).toBeNull();
  });

  it('stay as they were shown when reading them again fails', async () => {
    const before = [page(['live']), page(['soon']), page(['draft']), page([])];
    serverAnswers(...before, 'no network', page([]), page([]), page(['new']));
    const mine = new Dashboard();
    await mine.load();
    await mine.reload();
    expect([ids(mine.live), ids(mine.scheduled)]).toEqual([['live'], []]);
    expect([ids(mine.drafts), ids(mine.ended)]).toEqual([[], ['new']]);
  });

  it('are read again as far as they were shown', async () => {
    serverAnswers(page([]), page([]), page(['a'], 'more'), page([]), page(['b']));
    const mine = new Dashboard();
    await mine.load();
    await mine.drafts.loadMore();
    expect(ids(mine.drafts)).toEqual(['a', 'b']);
    serverAnswers(page([]), page([]), page(['a'], 'more'), page([]), page(['c'], 'rest'));
    await mine.reload();
    expect(ids(mine.drafts)).toEqual(['a', 'c']);
    expect(mine.drafts.hasMore).toBe(true);
  });

  it('that are put away are read when somebody wants to see them', async () => {
    const { asked } = serverAnswers(page(['away']));
    const mine = new Dashboard();
    await mine.openArchive();
    await mine.openArchive();
    expect(asked).toEqual(['GET /api/sessions?limit=24&archived=true']);
    expect(ids(mine.archived)).toEqual(['away']);
  });
});

describe('a new session', () => {
  it('says how much of a title or description is too much, and loses none of it', () => {
    const form = { title: '가'.repeat(123), description: '나'.repeat(2_001), code: '' };
    const { body, problems } = checkNewSession(form);
    expect(body).toBeUndefined();
    expect(problems.title).toContain('3');
    expect(problems.description).toContain('1');
    const fits = { ...form, title: ` ${'가'.repeat(120)} `, description: '' };
    expect(checkNewSession(fits).body?.title).toHaveLength(120);
  });

  it('counts as the server does', () => {
    expect(lengthOf(' 한국사 '.normalize('NFD'))).toBe(3);
    expect(lengthOf('👩‍👩‍👧')).toBe(5);
  });
});
