import { backoff } from '@/lib/time';
import { describe, expect, it } from 'vitest';

describe('backoff', () => {
  it('doubles up to the ceiling, spread over the upper half', () => {
    for (const [attempt, full] of [
      [0, 500],
      [1, 1_000],
      [10, 5_000],
    ] as const) {
      const wait = backoff(attempt, 500, 5_000);
      expect(wait).toBeGreaterThanOrEqual(full / 2);
      expect(wait).toBeLessThanOrEqual(full);
    }
  });
});
