import { backoff } from './wait';

const FIRST_MS = 1_000;
const MOST_MS = 15_000;

/** Calls `load` until it says that the part is there, with growing pauses between; returns what stops that. */
export function untilLoaded(load: () => Promise<boolean>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  async function attempt(number: number): Promise<void> {
    if ((await load()) || stopped) return;
    timer = setTimeout(() => void attempt(number + 1), backoff(number, FIRST_MS, MOST_MS));
  }
  void attempt(0);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
