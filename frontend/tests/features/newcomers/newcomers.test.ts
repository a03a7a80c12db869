import { Newcomers } from '@/features/newcomers/newcomers.svelte';
import { toasts } from '@/ui/toasts.svelte';
import { describe, expect, it } from 'vitest';
import { serverAnswers } from '../../server';

const newcomer = (id: string) => ({ id, nickname: id, since: '2026-01-01T00:00:00.000Z' });
const told = (total: number, ...ids: string[]) => ({ total, newcomers: ids.map(newcomer) });

describe('who typed the code and waits', () => {
  it('is shown as told, and gone once nobody is told of', () => {
    const newcomers = new Newcomers('s1');
    newcomers.events.newcomers_waiting?.(told(120, 'a', 'b'));
    expect([newcomers.list.length, newcomers.total]).toEqual([2, 120]);
    newcomers.events.newcomers_waiting?.(told(0));
    expect([newcomers.list.length, newcomers.total]).toEqual([0, 0]);
  });

  it('is let in by a tap, and not shown again by what was told before it', async () => {
    const newcomers = new Newcomers('s1');
    const { asked } = serverAnswers({ status: 204 });
    newcomers.events.newcomers_waiting?.(told(2, 'a', 'b'));
    await newcomers.admit(['a']);
    newcomers.events.newcomers_waiting?.(told(2, 'a', 'b'));
    expect([newcomers.list.map(({ id }) => id), newcomers.total]).toEqual([['b'], 1]);
    expect(asked).toEqual(['POST /api/sessions/s1/newcomers/admit']);
  });

  it('is told again when that did not work, which is said', async () => {
    const newcomers = new Newcomers('s1');
    serverAnswers('no network');
    newcomers.events.newcomers_waiting?.(told(1, 'a'));
    await newcomers.admit(['a']);
    expect(toasts.shown).toBeDefined();
    newcomers.events.newcomers_waiting?.(told(1, 'a'));
    expect(newcomers.total).toBe(1);
  });
});
