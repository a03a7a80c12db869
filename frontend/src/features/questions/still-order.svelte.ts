import type { Question } from './question';

/** So long after the last touch, nobody is about to press anything. */
const CALM_MS = 4_000;
const AT_TOP_PX = 8;

/** The order of a list that changes while it is read: it stands still under a thumb, and until asked below the top. */
export class StillOrder {
  ids = $state.raw<readonly string[]>([]);
  #touched = $state(false);
  #scrolled = $state(false);
  #timer?: ReturnType<typeof setTimeout>;

  /** Whether rows may change their places now. */
  get mayMove(): boolean {
    return !this.#touched && !this.#scrolled;
  }

  take(sorted: readonly Question[]): void {
    this.ids = sorted.map(({ id }) => id);
  }

  /** How many are not shown in their order yet. */
  missing(sorted: readonly Question[]): number {
    return sorted.filter(({ id }) => !this.ids.includes(id)).length;
  }

  isStale(sorted: readonly Question[]): boolean {
    return sorted.length !== this.ids.length || sorted.some(({ id }, at) => id !== this.ids[at]);
  }

  /** An attachment for the scrolling element. */
  readonly attach = (list: HTMLElement) => {
    const touch = () => this.#touch();
    const scroll = () => (this.#scrolled = list.scrollTop > AT_TOP_PX);
    const kinds = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;
    for (const kind of kinds) list.addEventListener(kind, touch, { passive: true });
    list.addEventListener('scroll', scroll, { passive: true });
    return () => {
      clearTimeout(this.#timer);
      for (const kind of kinds) list.removeEventListener(kind, touch);
      list.removeEventListener('scroll', scroll);
    };
  };

  #touch(): void {
    this.#touched = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#touched = false), CALM_MS);
  }
}
