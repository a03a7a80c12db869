const NEXT = ['ArrowDown', 'ArrowRight'];
const PREVIOUS = ['ArrowUp', 'ArrowLeft'];

/**
 * An attachment that makes many buttons one stop of the Tab key: arrows, Home and End lead from one to the next.
 * `selector` says which; `start` where Tab comes in until one of them had the focus.
 */
export function roving(selector: string, start: 'first' | 'last') {
  return (group: HTMLElement) => {
    const stops = new Stops(group, selector, start);
    const move = (event: KeyboardEvent) => stops.move(event);
    const come = ({ target }: FocusEvent) => stops.choose(target as HTMLElement);
    group.addEventListener('keydown', move);
    group.addEventListener('focusin', come);
    const observer = new MutationObserver(() => stops.settle());
    observer.observe(group, { childList: true, subtree: true });
    stops.settle();
    return () => {
      observer.disconnect();
      group.removeEventListener('keydown', move);
      group.removeEventListener('focusin', come);
    };
  };
}

class Stops {
  #chosen?: HTMLElement;

  constructor(
    private readonly group: HTMLElement,
    private readonly selector: string,
    private readonly start: 'first' | 'last',
  ) {}

  choose(target: HTMLElement): void {
    if (!target.matches(this.selector)) return;
    this.#chosen = target;
    this.settle();
  }

  /** Leaves one stop, whatever has come and gone. */
  settle(): void {
    const all = this.#all();
    const usual = all.at(this.start === 'first' ? 0 : -1);
    const stop = all.find((one) => one === this.#chosen) ?? usual;
    for (const one of all) one.tabIndex = one === stop ? 0 : -1;
  }

  move(event: KeyboardEvent): void {
    const all = this.#all();
    const place = all.indexOf(event.target as HTMLElement);
    const target = place < 0 ? undefined : all[placeAfter(event.key, place, all.length)];
    if (!target || target === event.target) return;
    event.preventDefault();
    target.focus();
  }

  #all(): HTMLElement[] {
    return [...this.group.querySelectorAll<HTMLElement>(this.selector)];
  }
}

/** Where a key leads to in a row of so many; to the same place where it leads nowhere. */
export function placeAfter(key: string, place: number, length: number): number {
  if (NEXT.includes(key)) return Math.min(place + 1, length - 1);
  if (PREVIOUS.includes(key)) return Math.max(place - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? length - 1 : place;
}
