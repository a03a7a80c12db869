import { Outbox, type Draft } from '@/features/messages/outbox.svelte';
import { Refusal } from '@/rest/problem';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

function setUp(kept: Draft[] = []) {
  let saved = kept;
  const deliver = vi.fn<(draft: Draft) => Promise<string | null>>(async () => null);
  const outbox = new Outbox(deliver);
  outbox.keepIn({ read: () => saved, write: (drafts) => (saved = drafts) });
  const states = () => outbox.drafts.map(({ text, state }) => `${text}: ${state}`);
  return { outbox, deliver, states, saved: () => saved };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('Outbox', () => {
  it('waits for the connection, then sends in the order written', async () => {
    const { outbox, deliver, states } = setUp();
    outbox.add('하나');
    outbox.add('둘');
    expect(states()).toEqual(['하나: pending', '둘: pending']);
    outbox.open();
    await vi.runAllTimersAsync();
    expect(deliver.mock.calls.map(([draft]) => draft.text)).toEqual(['하나', '둘']);
    expect(states()).toEqual(['하나: sent', '둘: sent']);
  });

  it('sends again under the same client id after a lost connection', async () => {
    const { outbox, deliver, states } = setUp();
    deliver.mockRejectedValueOnce(new Refusal('no_answer'));
    outbox.open();
    outbox.add('하나');
    outbox.close();
    await vi.runAllTimersAsync();
    expect(states()).toEqual(['하나: pending']);
    outbox.open();
    await vi.runAllTimersAsync();
    const [first, second] = deliver.mock.calls.map(([draft]) => draft.clientId);
    expect(second).toBe(first);
    expect(states()).toEqual(['하나: sent']);
  });

  it('says why a message was refused and goes on with the next', async () => {
    const { outbox, deliver, states } = setUp();
    deliver.mockRejectedValueOnce(new Refusal('chat_off', '채팅이 꺼져 있어요.'));
    outbox.open();
    outbox.add('하나');
    outbox.add('둘');
    await vi.runAllTimersAsync();
    expect(states()).toEqual(['하나: failed', '둘: sent']);
    expect(outbox.drafts[0]?.refusal?.code).toBe('chat_off');
  });

  it.each(['rate_limited', 'slow_mode', 'muted'])(
    'keeps what was %s waiting for as long as it is told, and nothing overtakes it',
    async (code) => {
      const { outbox, deliver, states } = setUp();
      deliver.mockRejectedValueOnce(new Refusal(code, '', 30));
      outbox.open();
      outbox.add('하나');
      outbox.add('둘');
      await vi.advanceTimersByTimeAsync(29_999);
      expect(deliver).toHaveBeenCalledTimes(1);
      expect(states()).toEqual(['하나: pending', '둘: pending']);
      await vi.advanceTimersByTimeAsync(501); // and a random moment
      expect(deliver.mock.calls.map(([draft]) => draft.text)).toEqual(['하나', '하나', '둘']);
      expect(states()).toEqual(['하나: sent', '둘: sent']);
    },
  );

  it('retries a refused message when asked', async () => {
    const { outbox, deliver, states } = setUp();
    deliver.mockRejectedValueOnce(new Refusal('chat_off'));
    outbox.open();
    outbox.add('하나');
    await vi.runAllTimersAsync();
    outbox.retry(outbox.drafts[0]?.clientId ?? '');
    await vi.runAllTimersAsync();
    expect(states()).toEqual(['하나: sent']);
  });

  it('waits as long as a busy server asks for, and a random moment more', async () => {
    const { outbox, deliver } = setUp();
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    deliver.mockRejectedValueOnce(new Refusal('busy', '', 3));
    outbox.open();
    outbox.add('하나');
    await vi.advanceTimersByTimeAsync(3_249);
    expect(deliver).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(deliver).toHaveBeenCalledTimes(2);
  });

  it('waits longer each time, up to a bound, until there is a new connection', async () => {
    const { outbox, deliver } = setUp();
    vi.spyOn(Math, 'random').mockReturnValue(0.999);
    deliver.mockRejectedValue(new Refusal('no_answer'));
    outbox.open();
    outbox.add('하나');
    await vi.advanceTimersByTimeAsync(60_000); // 0.5 + 1 + 2 + 4 + 8 + 15 + 15 seconds, and 14.5 of 15
    expect(deliver).toHaveBeenCalledTimes(8);
    outbox.close();
    deliver.mockResolvedValue(null);
    outbox.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(deliver).toHaveBeenCalledTimes(9);
  });

  it('lets a draft go when its message is received, before or after the answer', async () => {
    const { outbox, deliver, saved } = setUp();
    deliver.mockImplementationOnce(async ({ clientId }) => {
      outbox.remove(clientId);
      return null;
    });
    outbox.open();
    outbox.add('하나');
    await vi.runAllTimersAsync();
    expect(outbox.drafts).toEqual([]);
    expect(saved()).toEqual([]);
  });

  it('leaves only the last in the conversation while the server takes nothing', async () => {
    const { outbox, deliver } = setUp();
    const texts = (drafts: Draft[]) => drafts.map(({ text }) => text);
    deliver.mockRejectedValueOnce(new Refusal('slow_mode', '', 30));
    outbox.open();
    for (const text of ['하나', '둘', '셋']) outbox.add(text);
    await vi.advanceTimersByTimeAsync(0);
    expect(outbox.waitsUntil).toBeGreaterThanOrEqual(Date.now() + 30_000);
    expect([texts(outbox.underWay), texts(outbox.aside)]).toEqual([['셋'], ['하나', '둘']]);
    await vi.runAllTimersAsync();
    expect(outbox.waitsUntil).toBeNull();
    expect(texts(outbox.underWay)).toEqual(['하나', '둘', '셋']);
  });

  it('lets go of what its writer has again, and keeps what was not taken', async () => {
    const back = vi.fn(({ text }: Draft) => text === '하나');
    const outbox = new Outbox(() => Promise.reject(new Refusal('words_refused')), back);
    outbox.open();
    outbox.add('하나');
    outbox.add('둘');
    await vi.runAllTimersAsync();
    expect(outbox.drafts.map(({ text, state }) => [text, state])).toEqual([['둘', 'failed']]);
  });

  it('takes up what a reload left behind, without what a snapshot already shows', () => {
    const draft = (clientId: string, state: Draft['state']): Draft => ({
      clientId,
      text: clientId,
      state,
      writtenAt: '2026-11-20T00:00:00Z',
    });
    const { outbox, states } = setUp([
      draft('shown', 'pending'),
      draft('stored', 'sent'),
      draft('waiting', 'pending'),
    ]);
    outbox.settle(['shown', null]);
    expect(states()).toEqual(['waiting: pending']);
  });

  it('keeps what is held until it is decided, and asks again after a snapshot', async () => {
    const { outbox, deliver, states, saved } = setUp();
    deliver.mockResolvedValue('m1');
    outbox.open();
    outbox.add('하나');
    await vi.runAllTimersAsync();
    expect(states()).toEqual(['하나: held']);
    expect(saved()).toHaveLength(1);
    outbox.settle([]);
    expect(states()).toEqual(['하나: pending']);
    expect(outbox.underWay).toEqual([]);
    outbox.open();
    await vi.runAllTimersAsync();
    outbox.refuse('another', new Refusal('message_refused'));
    expect(states()).toEqual(['하나: held']);
    outbox.refuse('m1', new Refusal('message_refused'));
    expect(states()).toEqual(['하나: failed']);
  });

  it('drops what its sender deleted while it was held, also if that was told to nobody here', async () => {
    const { outbox, deliver, states, saved } = setUp();
    deliver.mockImplementation(async ({ text }) => text);
    outbox.open();
    for (const text of ['m1', 'm2', 'm3']) outbox.add(text);
    await vi.runAllTimersAsync();
    outbox.withdraw('m1');
    expect(states()).toEqual(['m2: held', 'm3: held']);
    deliver.mockRejectedValueOnce(new Refusal('message_withdrawn'));
    outbox.settle([]);
    outbox.open();
    await vi.runAllTimersAsync();
    expect(states()).toEqual(['m3: held']);
    expect(saved()).toHaveLength(1);
  });
});
