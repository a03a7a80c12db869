import FloatingReactions from '@/features/reactions/FloatingReactions.svelte';
import { Reactions } from '@/features/reactions/reactions.svelte';
import { Taps } from '@/features/reactions/taps';
import { Refusal } from '@/rest/problem';
import { render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { link } from '../../makers';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('Taps', () => {
  it('sends the first at once and what follows together', () => {
    const send = vi.fn();
    const taps = new Taps(send);
    for (let tap = 0; tap < 4; tap++) taps.tap('👍');
    taps.tap('❤️');
    expect(send.mock.calls).toEqual([['👍', 1]]);
    vi.advanceTimersByTime(200);
    expect(send.mock.calls.slice(1)).toEqual([
      ['👍', 3],
      ['❤️', 1],
    ]);
  });

  it('never sends more than one command may carry', () => {
    const send = vi.fn();
    const taps = new Taps(send);
    for (let tap = 0; tap < 50; tap++) taps.tap('👍');
    vi.advanceTimersByTime(1_000);
    expect(send).toHaveBeenLastCalledWith('👍', 20);
  });
});

describe('Reactions', () => {
  it('shows what came in the last seconds, then lets it go', () => {
    const reactions = new Reactions(link);
    reactions.update({ counts: { '👍': 2, '❤️': 1 }, totals: { '👍': 7, '❤️': 1 } });
    reactions.update({ counts: { '❤️': 3 }, totals: { '👍': 7, '❤️': 4 } });
    expect(reactions.recent).toEqual([
      ['❤️', 4],
      ['👍', 2],
    ]);
    expect(reactions.totals).toEqual({ '👍': 7, '❤️': 4 });
    vi.advanceTimersByTime(10_000);
    expect(reactions.recent).toHaveLength(2);
    vi.advanceTimersByTime(3_000);
    expect(reactions.recent).toEqual([]);
  });

  it('tells the server nothing while it is told to wait', async () => {
    const send = vi.fn(async () => Promise.reject(new Refusal('muted', '', 30)));
    const reactions = new Reactions({ send });
    reactions.tap('👍');
    await vi.advanceTimersByTimeAsync(1_000);
    reactions.tap('👍');
    await vi.advanceTimersByTimeAsync(28_000);
    reactions.tap('👍');
    expect(send).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_500);
    reactions.tap('👍');
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('draws an own tap at once and not again in the tick that counts it', () => {
    const reactions = new Reactions(link);
    const drawn = vi.fn();
    reactions.watch(drawn);
    reactions.tap('👍');
    reactions.update({ counts: { '👍': 3 }, totals: { '👍': 3 } });
    reactions.update({ counts: { '👍': 1 }, totals: { '👍': 4 } });
    expect(drawn.mock.calls).toEqual([[{ '👍': 1 }], [{ '👍': 2 }], [{ '👍': 1 }]]);
  });
});

describe('floating reactions', () => {
  it('are never more than the limit, and many fly as one with a number', async () => {
    const reactions = new Reactions(link);
    const { container } = render(FloatingReactions, { reactions, limit: 4 });
    const flying = () => Array.from(container.querySelectorAll('span'), (span) => span.textContent);
    reactions.update({ counts: { '👍': 30, '❤️': 2 }, totals: {} });
    await tick();
    expect(flying()).toEqual(['👍×30', '❤️', '❤️']);
    reactions.update({ counts: { '😀': 3 }, totals: {} });
    await tick();
    expect(flying()).toHaveLength(4);
  });

  it('do not fly where motion is not wanted', async () => {
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
    const reactions = new Reactions(link);
    const { container } = render(FloatingReactions, { reactions, limit: 4 });
    reactions.update({ counts: { '👍': 1 }, totals: {} });
    await tick();
    expect(container.querySelector('span')).toBeNull();
  });
});
