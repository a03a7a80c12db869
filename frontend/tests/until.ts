import { vi } from 'vitest';

/** Waits until a check passes, however busy the machine is. */
export function until(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 20_000, interval: 10 });
}
