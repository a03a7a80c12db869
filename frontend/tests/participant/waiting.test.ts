import { JoinFlow } from '@/participant/join-flow.svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { until } from '../until';

const problem = (status: number, code: string) =>
  Response.json({ code, detail: `${code}.` }, { status });
const preview = (status: string, change = {}) =>
  Response.json({ session_id: 's1', title: '발표', status, k: 'key', ...change });

function deferred() {
  let resolve: (answer: Response) => void = () => undefined;
  const promise = new Promise<Response>((settle) => (resolve = settle));
  return { promise, resolve };
}

const fetched = vi.fn<typeof fetch>();
let flow: JoinFlow;

async function arrive(): Promise<void> {
  flow = new JoinFlow('TEST01');
  await until(() => expect(flow.step).not.toBe('loading'));
}

beforeEach(() => {
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
  vi.useFakeTimers({ shouldAdvanceTime: true });
});

afterEach(() => {
  flow.end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a visit', () => {
  it('in the waiting room opens by itself when the session starts', async () => {
    const begin = deferred();
    fetched.mockResolvedValueOnce(preview('draft')).mockReturnValueOnce(begin.promise);
    await arrive();
    await vi.advanceTimersByTimeAsync(9_000);
    expect([flow.step, fetched.mock.calls.length]).toEqual(['waiting', 2]);
    expect(fetched.mock.lastCall?.[0]).toBe('/api/sessions/s1/beginning');
    fetched.mockResolvedValueOnce(preview('active'));
    begin.resolve(Response.json({ status: 'active' }));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(flow.step).toBe('join');
  });

  it('in the waiting room asks on while nothing begins, and where nobody answers', async () => {
    fetched
      .mockResolvedValueOnce(preview('draft'))
      .mockResolvedValueOnce(Response.json({ status: 'draft' }))
      .mockRejectedValueOnce(new TypeError('offline'))
      .mockResolvedValueOnce(preview('active'));
    await arrive();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(flow.step).toBe('join');
  });

  it('in the waiting room learns of another time, by the server’s clock', async () => {
    const settings = (scheduled_at: string | null) => ({ settings: { scheduled_at } });
    const now = Date.now();
    const server_time = new Date(now + 60_000).toISOString();
    const told = { status: 'draft', ...settings('2027-03-14T15:00:00Z'), server_time };
    fetched
      .mockResolvedValueOnce(preview('draft', settings('2027-03-14T14:00:00Z')))
      .mockResolvedValueOnce(Response.json(told))
      .mockReturnValueOnce(deferred().promise);
    await arrive();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(flow.preview).toMatchObject({ title: '발표', ...settings('2027-03-14T15:00:00Z') });
    expect(Math.abs(flow.clockAhead - 60_000)).toBeLessThan(2_000);
    expect(flow.step).toBe('waiting');
  });

  it('that comes back from sleep asks again, and receives nothing of the question before', async () => {
    const before = deferred();
    fetched.mockResolvedValueOnce(preview('draft')).mockReturnValueOnce(before.promise);
    await arrive();
    fetched.mockResolvedValueOnce(preview('active'));
    flow.askSoon();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(flow.step).toBe('join');
    before.resolve(Response.json({ status: 'draft' }));
    await vi.advanceTimersByTimeAsync(5_000);
    expect([flow.step, fetched.mock.calls.length]).toEqual(['join', 3]);
  });

  it('in the waiting room says when the session is gone', async () => {
    fetched
      .mockResolvedValueOnce(preview('draft'))
      .mockResolvedValueOnce(problem(404, 'session_not_found'))
      .mockResolvedValueOnce(problem(404, 'session_not_found'));
    await arrive();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(flow.step).toBe('unknown');
  });
});
