import { keepJoinTicket } from '@/features/participants/join-ticket';
import { JoinFlow } from '@/participant/join-flow.svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { session } from '../makers';
import { until } from '../until';

const problem = (status: number, code: string) =>
  Response.json({ code, detail: `${code}.` }, { status });
const preview = (change = {}) =>
  Response.json({ session_id: 's1', status: 'active', needs_passcode: false, k: 'key', ...change });
const participant = () =>
  Response.json({ participant: { id: 'me' }, session: session(), token: 't1', expires_at: '' });
const held = (ticket?: string) =>
  Response.json({ code: 'awaiting_host', detail: '', ticket, retry_after: 4 }, { status: 428 });

const fetched = vi.fn<typeof fetch>();
let flow: JoinFlow;

/** Opens the page, and gives these answers to what it asks. */
async function arrive(...answers: Response[]): Promise<void> {
  for (const answer of answers) fetched.mockResolvedValueOnce(answer);
  flow = new JoinFlow('TEST01');
  await until(() => expect(flow.step).not.toBe('loading'));
}

beforeEach(() => {
  localStorage.clear();
  keepJoinTicket('TEST01', null);
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
  it('that must be let in asks under a name, waits with its ticket, and comes in by itself', async () => {
    await arrive(held());
    expect(flow.step).toBe('held');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(fetched).toHaveBeenCalledTimes(1);
    fetched.mockResolvedValueOnce(held('t'));
    await flow.join('나');
    expect(flow.step).toBe('awaited');
    fetched.mockResolvedValueOnce(held('t'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(flow.step).toBe('awaited');
    expect(fetched.mock.lastCall?.[1]?.headers).toMatchObject({ 'Join-Ticket': 't' });
    fetched.mockResolvedValueOnce(preview()).mockResolvedValueOnce(participant());
    await vi.advanceTimersByTimeAsync(5_000);
    expect(flow.step).toBe('room');
    const headers = fetched.mock.lastCall?.[1]?.headers;
    expect(headers).toMatchObject({ 'Join-Key': 'key' });
    expect(headers).not.toHaveProperty('Join-Ticket');
  });

  it('that nobody lets in ends with the code to be checked, and may ask again', async () => {
    await arrive(held(), held('t'), problem(403, 'nobody_let_in'));
    await flow.join('나');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(flow.step).toBe('not_admitted');
    fetched.mockResolvedValueOnce(held());
    await flow.load();
    expect(flow.step).toBe('held');
    expect(fetched.mock.lastCall?.[1]?.headers).not.toHaveProperty('Join-Ticket');
  });

  it('that was let in is asked for the passcode', async () => {
    await arrive(held(), held('t'), preview({ needs_passcode: true }));
    await flow.join('나');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(flow.step).toBe('join');
  });

  it('whose name is refused stays at the question for it', async () => {
    await arrive(held(), problem(422, 'invalid_request'));
    await flow.join('');
    expect([flow.step, flow.refusal?.code]).toEqual(['held', 'invalid_request']);
  });
});
