import type { Show } from '@/features/stage/stage.svelte';

/** What can be chosen on one screen by a number, in this order. */
export const BY_NUMBER = ['join', 'chat', 'questions', 'activity', 'leaderboard', 'feed'] as const;
type ByNumber = (typeof BY_NUMBER)[number];

/**
 * What one screen shows after a key, `null` for what hosts show; `undefined` if the key means nothing here. What this
 * screen `lacks` cannot be chosen.
 */
export function viewFor(
  key: string,
  shown: Show,
  lacks: readonly Show[] = [],
): Show | null | undefined {
  if (key === '0') return null;
  if (key.toLowerCase() === 'b') return shown === 'blank' ? null : 'blank';
  const there = BY_NUMBER.filter((one) => !lacks.includes(one));
  if (/^[1-9]$/.test(key)) return there.find((one) => one === BY_NUMBER[Number(key) - 1]);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (step === undefined) return undefined;
  const at = there.indexOf(shown as ByNumber);
  if (at < 0) return there[0];
  return there[(at + step + there.length) % there.length];
}
