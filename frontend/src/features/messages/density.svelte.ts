import './compact.css';
import { remember, remembered } from '@/lib/storage';

const KEY = 'chat.compact';
let compact = $state(remembered(KEY) === 'yes');

/** Whether this browser shows a line for each message at a desktop, as for a crowd that writes fast. */
export const density = {
  get compact(): boolean {
    return compact;
  },
  set compact(wanted: boolean) {
    compact = wanted;
    remember(KEY, wanted ? 'yes' : null);
  },
};

/** An attachment that lets the page's messages be as dense as was chosen, while the element is there. */
export function showDensity(): () => void {
  document.documentElement.toggleAttribute('data-compact', compact);
  return () => document.documentElement.removeAttribute('data-compact');
}
