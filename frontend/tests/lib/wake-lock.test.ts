import { stayAwake } from '@/lib/wake-lock';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { until } from '../until';

function lockable() {
  const locks: { released: boolean; release: () => Promise<void> }[] = [];
  const request = vi.fn(async () => {
    const lock = { released: false, release: async () => void (lock.released = true) };
    locks.push(lock);
    return lock;
  });
  vi.stubGlobal('navigator', { wakeLock: { request } });
  return { locks, request };
}

const turnedTo = (state: string) => {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('a screen that stays awake', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    turnedTo('visible');
  });

  it('takes the lock again when the page comes back, and lets go at the end', async () => {
    const { locks, request } = lockable();
    const sleep = stayAwake();
    await until(() => expect(locks).toHaveLength(1));
    turnedTo('hidden');
    if (locks[0]) locks[0].released = true;
    turnedTo('visible');
    await until(() => expect(locks).toHaveLength(2));
    sleep();
    await until(() => expect(locks[1]?.released).toBe(true));
    turnedTo('visible');
    expect(request).toHaveBeenCalledTimes(2);
  });

  it('lets go of a lock that comes too late', async () => {
    const { locks } = lockable();
    stayAwake()();
    await until(() => expect(locks[0]?.released).toBe(true));
  });

  it('does without where there is none, or it is refused', async () => {
    vi.stubGlobal('navigator', {});
    expect(stayAwake()).not.toThrow();
    vi.stubGlobal('navigator', { wakeLock: { request: () => Promise.reject(new Error('low')) } });
    expect(stayAwake()).not.toThrow();
  });
});
