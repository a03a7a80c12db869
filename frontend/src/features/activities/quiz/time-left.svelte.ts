import type { Question } from '../types';

const TICK_MS = 250;
const MORE_TIME = 1.5;

/** How long a question is still open, by the server's clock. */
export class TimeLeft {
  /** When it was looked at the clock last; a question that opens between two looks is open at once. */
  #at = $state(0);
  readonly #clock: ReturnType<typeof setInterval>;

  /** `question` and `moreTime` may answer differently each time. */
  constructor(
    now: () => number,
    private readonly question: () => Question | null,
    private readonly moreTime: () => boolean,
  ) {
    this.#at = now();
    this.#clock = setInterval(() => (this.#at = now()), TICK_MS);
  }

  /** For how long it is open in all, in milliseconds. */
  get whole(): number {
    const question = this.question();
    if (!question) return 0;
    const length = Date.parse(question.closes_at) - Date.parse(question.opens_at);
    return length * (this.moreTime() ? MORE_TIME : 1);
  }

  /** In milliseconds; never below 0. */
  get ms(): number {
    const question = this.question();
    if (!question || question.closed) return 0;
    const left = Date.parse(question.opens_at) + this.whole - this.#at;
    return Math.max(0, Math.min(left, this.whole));
  }

  get seconds(): number {
    return Math.ceil(this.ms / 1000);
  }

  stop(): void {
    clearInterval(this.#clock);
  }
}
