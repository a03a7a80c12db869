import { deleted } from '@/features/live_sessions/deletion';
import { SessionList } from '@/features/dashboard/session-list.svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { mySession, serverAnswers } from '../../server';

const ids = (list: SessionList) => list.sessions.map(({ id }) => id);
const page = (names: string[], next?: string) => ({
  body: names.map((id) => mySession({ id })),
  headers: next ? { 'X-Next-Cursor': next } : undefined,
});

describe('SessionList', () => {
  afterEach(() => deleted.clear());

  it('reads page after page until there is no cursor', async () => {
    const { asked } = serverAnswers(page(['c', 'b'], 'a b+c'), page(['a']));
    const list = new SessionList();
    await list.loadMore();
    expect(ids(list)).toEqual(['c', 'b']);
    expect(list.hasMore).toBe(true);
    await list.loadMore();
    expect(ids(list)).toEqual(['c', 'b', 'a']);
    expect(list.hasMore).toBe(false);
    expect(asked[1]).toBe('GET /api/sessions?limit=24&cursor=a+b%2Bc');
  });

  it('shows nothing twice when a session moved between pages', async () => {
    serverAnswers(page(['b', 'a'], 'next'), page(['a']));
    const list = new SessionList();
    await list.loadMore();
    await list.loadMore();
    expect(ids(list)).toEqual(['b', 'a']);
  });

  it('asks once however often it is told to', async () => {
    const { asked } = serverAnswers(page(['a']));
    const list = new SessionList();
    await Promise.all([list.loadMore(), list.loadMore()]);
    expect(asked).toHaveLength(1);
  });

  it('keeps what it has when a page fails, and goes on from there', async () => {
    const { asked } = serverAnswers(page(['b'], 'next'), 'no network', page(['a']));
    const list = new SessionList();
    await list.loadMore();
    await list.loadMore();
    expect(list.failure?.code).toBe('network');
    expect(ids(list)).toEqual(['b']);
    await list.loadMore();
    expect(list.failure).toBeNull();
    expect(ids(list)).toEqual(['b', 'a']);
    expect(asked[2]).toBe(asked[1]);
  });

  it('leaves out what is being deleted', async () => {
    serverAnswers(page(['b', 'a']));
    const list = new SessionList();
    await list.loadMore();
    deleted.add('b');
    expect(ids(list)).toEqual(['a']);
  });
});
