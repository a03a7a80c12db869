import { t } from '@/i18n/shared';
import { toast } from './toasts.svelte';

export const UNDO_MS = 5_000;
/** What can be taken back at any time is offered for a little longer. */
const OFFER_MS = 8_000;

export interface Undoable {
  text: string;
  run: () => void;
  undone: () => void;
}

/** Does something final five seconds from now, or at once when the page is left; until then it can be undone. */
export function runWithUndo({ text, run, undone }: Undoable): void {
  const settle = (then: () => void) => () => {
    clearTimeout(timer);
    removeEventListener('pagehide', proceed);
    dismiss();
    then();
  };
  const proceed = settle(run);
  const undo = { label: t('undo'), run: settle(undone) };
  const dismiss = toast(text, { action: undo, ms: UNDO_MS });
  const timer = setTimeout(proceed, UNDO_MS);
  addEventListener('pagehide', proceed);
}

/** Says that something was done, and offers to take it back. */
export function offerUndo(text: string, undo: () => void): void {
  const run = () => {
    dismiss();
    undo();
  };
  const dismiss = toast(text, { action: { label: t('undo'), run }, ms: OFFER_MS });
}
