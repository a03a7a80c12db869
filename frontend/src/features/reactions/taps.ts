const WINDOW_MS = 200;
// The most that one command may carry.
const MOST = 20;

/** Gathers taps: the first is sent at once, those that follow within a moment go together. */
export class Taps {
  #counts = new Map<string, number>();
  #timer?: ReturnType<typeof setTimeout>;

  constructor(private readonly send: (emoji: string, count: number) => void) {}

  tap(emoji: string): void {
    this.#counts.set(emoji, Math.min(MOST, (this.#counts.get(emoji) ?? 0) + 1));
    if (this.#timer === undefined) this.#flush();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #flush(): void {
    this.#timer = undefined;
    if (this.#counts.size === 0) return;
    for (const [emoji, count] of this.#counts) this.send(emoji, count);
    this.#counts.clear();
    this.#timer = setTimeout(() => this.#flush(), WINDOW_MS);
  }
}
