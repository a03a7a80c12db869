import { locale } from '@/i18n/locale.svelte';
import { remember, remembered } from '@/lib/storage';

/** Which colours mean up and down: red up as in Korea, or green up as in the West. */
export const CONVENTIONS = ['red_up', 'green_up'] as const;
export type Convention = (typeof CONVENTIONS)[number];

const KEY = 'feed_colours';
const STYLES: Record<Convention, string> = {
  red_up: '--up: var(--red); --down: var(--blue)',
  green_up: '--up: var(--green); --down: var(--red)',
};

function isOne(value: string | null): value is Convention {
  return value === 'red_up' || value === 'green_up';
}

const saved = remembered(KEY);
let chosen = $state<Convention | null>(isOne(saved) ? saved : null);

/** What the reader chose; until then, what is usual in their language. */
export const colours = {
  get current(): Convention {
    return chosen ?? (locale.current === 'ko' ? 'red_up' : 'green_up');
  },
  /** For the `style` of what contains numbers. */
  get style(): string {
    return STYLES[colours.current];
  },
  choose(next: Convention): void {
    chosen = next;
    remember(KEY, next);
  },
};
