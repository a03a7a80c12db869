import { untilLoaded } from '@/lib/until-loaded';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('asks again until the part is there, and then no more', async () => {
  const load = vi.fn<() => Promise<boolean>>().mockResolvedValue(true);
  load.mockResolvedValueOnce(false).mockResolvedValueOnce(false);
  untilLoaded(load);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(load).toHaveBeenCalledTimes(3);
});

it('asks no more when it is stopped', async () => {
  const load = vi.fn(() => Promise.resolve(false));
  const stop = untilLoaded(load);
  await vi.advanceTimersByTimeAsync(0);
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(load).toHaveBeenCalledOnce();
});
