import { t } from '@/i18n/basics';
import { toast } from './toasts.svelte';

const OFFER_MS = 20_000;

/** Says that something was done, and offers to take it back. What cannot be taken back asks before: `ask`. */
export function offerUndo(text: string, undo: () => void): void {
  const run = () => {
    dismiss();
    undo();
  };
  const dismiss = toast(text, { action: { label: t('undo'), run }, ms: OFFER_MS });
}
