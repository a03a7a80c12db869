import type { Show } from '@/features/stage/stage.svelte';

/** What can be chosen on one screen by a number, in this order. */
export const BY_NUMBER = ['join', 'chat', 'questions', 'activity'] as const;

/** What one screen shows after a key, `null` for what hosts show; `undefined` if the key means nothing here. */
export function viewFor(key: string, shown: Show): Show | null | undefined {
  if (key === '0') return null;
  if (key.toLowerCase() === 'b') return shown === 'blank' ? null : 'blank';
  if (/^[1-9]$/.test(key)) return BY_NUMBER[Number(key) - 1];
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (step === undefined) return undefined;
  const at = BY_NUMBER.findIndex((one) => one === shown);
  if (at < 0) return BY_NUMBER[0];
  return BY_NUMBER[(at + step + BY_NUMBER.length) % BY_NUMBER.length];
}
