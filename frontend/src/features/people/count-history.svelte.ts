const EVERY_MS = 3_000;
const KEPT = 100;

/** How many people were here over the last five minutes. */
export class CountHistory {
  samples = $state.raw<number[]>([]);
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(private readonly count: () => number) {
    this.#timer = setInterval(() => this.#sample(), EVERY_MS);
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
    this.samples = [...this.samples, this.count()].slice(-KEPT);
  }
}
