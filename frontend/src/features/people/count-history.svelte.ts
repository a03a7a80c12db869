const EVERY_MS = 3_000;
const KEPT = 100;

/** What a number was over the last minutes: every 3 seconds for 5 minutes, like the count of people, or otherwise. */
export class CountHistory {
  samples = $state.raw<number[]>([]);
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(
    private readonly count: () => number,
    everyMs = EVERY_MS,
    private readonly kept = KEPT,
  ) {
    this.#timer = setInterval(() => this.#sample(), everyMs);
  }

  /** The course up to this moment. */
  get course(): number[] {
    return [...this.samples, this.count()];
  }

  get peak(): number {
    return Math.max(...this.course);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #sample(): void {
    this.samples = [...this.samples, this.count()].slice(-this.kept);
  }
}
