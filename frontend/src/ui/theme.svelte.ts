import { remember, remembered } from '@/lib/storage';

const CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof CHOICES)[number];

const systemDark = matchMedia('(prefers-color-scheme: dark)');
const saved = remembered('theme') as ThemeChoice;
let choice = $state<ThemeChoice>(CHOICES.includes(saved) ? saved : 'system');

/** The theme that the reader chose; `system` follows the device. */
export const theme = {
  get choice(): ThemeChoice {
    return choice;
  },
  next(): void {
    choice = CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length] ?? 'system';
    remember('theme', choice);
    paint();
  },
};

function paint(): void {
  const dark = choice === 'system' ? systemDark.matches : choice === 'dark';
  const root = document.documentElement;
  root.dataset.theme = dark ? 'dark' : 'light';
  const paper = getComputedStyle(root).getPropertyValue('--paper');
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', paper);
}

/** Paints the page in the chosen theme and keeps it in step with the device. */
export function startTheme(): void {
  systemDark.addEventListener('change', paint);
  paint();
}
