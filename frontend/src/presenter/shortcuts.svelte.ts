import type { Shortcut } from '@/features/feature';
import { remember, remembered } from '@/lib/storage';

const KEY = 'shortcuts';
const OFF = 'off';
/** Where keys are letters, or the reader's choice among what is listed. */
const OF_THEIR_OWN =
  'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=menu], [role=listbox], [role=slider]';

let on = $state(remembered(KEY) !== OFF);
let listed = $state(false);

/** Whether single keys do something here, as the reader chose (WCAG 2.1.4), and whether their list is open. */
export const shortcuts = {
  get on(): boolean {
    return on;
  },
  set on(wanted: boolean) {
    on = wanted;
    remember(KEY, wanted ? null : OFF);
  },
  get listed(): boolean {
    return listed;
  },
  set listed(open: boolean) {
    listed = open;
  },
};

/** The key that was pressed: its sign, or where that is no Latin letter, as with a Korean input method, its place. */
export function pressed({ key, code, shiftKey }: KeyboardEvent): string {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  if (key === '?' || key === '/') return key;
  if (code === 'Slash') return shiftKey ? '?' : '/';
  return /^Key[A-Z]$/.test(code) ? code.slice(3) : '';
}

/** Whether a key is pressed for the page alone: nothing is written, chosen or asked, and no other key is held. */
export function isForThePage(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return false;
  if (event.shiftKey && pressed(event) !== '?') return false;
  if (event.target instanceof Element && event.target.closest(OF_THEIR_OWN)) return false;
  return document.querySelector('dialog[open]') === null;
}

/** What a key does. */
export function shortcutOf(event: KeyboardEvent, all: readonly Shortcut[]): Shortcut | undefined {
  const key = pressed(event);
  return all.find((one) => one.key === key);
}
