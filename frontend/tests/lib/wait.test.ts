import { backoff } from '@/lib/wait';
import { afterEach, describe, expect, it, vi } from 'vitest';

afterEach(() => vi.restoreAllMocks());

describe('backoff', () => {
  it.each([
    [0, 500],
    [1, 1_000],
    [3, 4_000],
    [9, 5_000],
  ])('of attempt %i is anything up to %i ms', (attempt, most) => {
    const random = vi.spyOn(Math, 'random');
    for (const part of [0, 0.25, 0.99]) {
      random.mockReturnValue(part);
      expect(backoff(attempt, 500, 5_000)).toBe(part * most);
    }
  });
});
