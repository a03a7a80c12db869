import { remember, remembered } from '@/lib/storage';
import { play, vibrate } from './tone';

const KEY = 'alerts';
const KEY_LAST = 'alerts.last';

/** So long at least this device stays quiet after an alert, whatever the number of its tabs. */
export const QUIET_MS = 10_000;

let on = $state(remembered(KEY) === 'yes');

/** Whether a while has passed since the last alert on this device; if so, one counts as given now. */
function takeTurn(): boolean {
  const now = Date.now();
  const passed = now - Number(remembered(KEY_LAST));
  // A clock that was put back must not make it silent for long.
  if (passed >= 0 && passed < QUIET_MS) return false;
  remember(KEY_LAST, `${now}`);
  return true;
}

/** Whoever looks at the page sees what is new, and an audience would be disturbed by a sound. */
function isLookedAt(): boolean {
  return !document.hidden && document.hasFocus();
}

/** What makes a host look again, on this device, if its owner wants that. */
export const alerts = {
  get on(): boolean {
    return on;
  },
  set on(wanted: boolean) {
    on = wanted;
    remember(KEY, wanted ? 'yes' : null);
  },
  /** Something is new; `waits` if a host has to decide about it. */
  alert(waits: boolean): void {
    const looks = isLookedAt();
    if (!on || (looks && !waits) || !takeTurn()) return;
    if (!looks) play(waits);
    // A phone on the lectern is looked at, and not watched.
    if (waits) vibrate();
  },
};
