import type { Panel } from '@/features/feature';
import type { SessionControl } from '@/features/live_sessions/session-control.svelte';
import { untrack } from 'svelte';

/** Which of the panels are there, and seen: one on a phone, and one of those in the middle of a desktop. */
export class ShownPanels {
  /** What a phone shows. */
  shown = $state('');
  /** What the middle of a desktop shows: of those there, the one that was chosen last. */
  inMiddle = $state('');
  /** As the style of the columns asks, but for a scroll bar's width. */
  readonly #desktop = matchMedia('(min-width: 64rem)');
  #isDesktop = $state(this.#desktop.matches);

  /** To be made while a component begins. */
  constructor(
    private readonly control: SessionControl,
    private readonly all: readonly Panel[],
  ) {
    const first = untrack(() => this.all.find(({ opens }) => opens?.(control)) ?? this.#main);
    this.shown = first.name;
    this.inMiddle = untrack(() => this.#main.name);
    $effect(() => {
      const changed = ({ matches }: MediaQueryListEvent) => (this.#isDesktop = matches);
      this.#desktop.addEventListener('change', changed);
      return () => this.#desktop.removeEventListener('change', changed);
    });
    $effect(() => {
      if (this.middle.some(({ name }) => name === this.shown)) this.inMiddle = this.shown;
    });
    $effect(() => {
      if (!this.there.some(({ name }) => name === this.shown)) this.shown = first.name;
      if (!this.middle.some(({ name }) => name === this.inMiddle)) this.inMiddle = this.#main.name;
    });
  }

  get there(): Panel[] {
    return this.all.filter(({ isThere }) => isThere?.(this.control) ?? true);
  }

  get middle(): Panel[] {
    return this.there.filter(({ column }) => column === 'middle');
  }

  /** Whether a panel is on the screen, as it is now. */
  isSeen(name: string): boolean {
    if (!this.#isDesktop) return name === this.shown;
    return name === this.inMiddle || !this.middle.some((panel) => panel.name === name);
  }

  /** Whether a phone, or a desktop, shows what everything else stands around: the first in the middle. */
  isMain(name: string): boolean {
    return name === this.#main.name;
  }

  get #main(): Panel {
    return (this.middle[0] ?? this.all.at(-1)) as Panel;
  }
}
