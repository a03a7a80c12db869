import { locale } from '@/i18n/locale.svelte';
import type { Change } from './change';

const ARROWS = { up: '▲', down: '▼', same: '■' } as const;

/** A value in the reader's language, always with as many decimals. */
export function inDigits(value: number, digits: number): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return value.toLocaleString(locale.current, options);
}

/** Where a value went: arrow, sign, difference and share, so that no colour is needed. */
export function inArrows({ direction, by, share }: Change, digits: number): string {
  const part = share === null ? '' : ` (${signed(share * 100, 2)}%)`;
  return `${ARROWS[direction]} ${signed(by, digits)}${part}`;
}

/** A difference with its sign; what is rounded to nothing has none. */
function signed(value: number, digits: number): string {
  const text = inDigits(Math.abs(value), digits);
  if (!/[1-9]/.test(text)) return text;
  return `${value > 0 ? '+' : '−'}${text}`;
}

/** The time of a value with its seconds, in the reader's zone and language. */
export function timeOf(at: number): string {
  return new Date(at).toLocaleTimeString(locale.current, { timeStyle: 'medium' });
}
