/** Waits, and tells every second how many are left. */
export async function countDown(seconds: number, onSecond: (left: number) => void): Promise<void> {
  for (let left = seconds; left > 0; left--) {
    onSecond(left);
    await pause(1_000);
  }
  onSecond(0);
}

/** A wait of up to a bound that doubles with each attempt: full jitter, so that phones never come all at once. */
export function backoff(attempt: number, firstMs: number, ceilingMs: number): number {
  return Math.random() * Math.min(ceilingMs, firstMs * 2 ** attempt);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
