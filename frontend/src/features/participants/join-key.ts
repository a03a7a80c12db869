import { normalizeCode } from '@/lib/code';
import { keepInTab, keptInTab } from '@/lib/tab-storage';

// For tabs that may keep nothing.
const brought = new Map<string, string>();

const keyOf = (code: string) => `join-key.${code}`;

/** The `k` of the link that led to this code: the server then knows that nobody guesses. */
export function joinKey(code: string): string | undefined {
  return brought.get(code) ?? keptInTab<string>(keyOf(code)) ?? undefined;
}

/** Keeps, over reloads of this tab, the `k` of a link to this code; what can be none is left alone. */
export function keepJoinKey(code: string, link: string): void {
  const k = /[?&]k=([\w-]{1,100})(?=$|[&#\s])/.exec(link)?.[1];
  if (!k) return;
  brought.set(code, k);
  keepInTab(keyOf(code), k);
}

/** Takes a link's `k` out of the page's address, where it would be shown, remembered and handed on. */
export function takeJoinKey(): void {
  const address = new URL(location.href);
  if (!address.searchParams.has('k')) return;
  keepJoinKey(normalizeCode(address.pathname.split('/')[2] ?? ''), address.search);
  address.searchParams.delete('k');
  history.replaceState(history.state, '', address);
}
