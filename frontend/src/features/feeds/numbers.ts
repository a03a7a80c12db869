import { locale } from '@/i18n/locale.svelte';
import type { Change } from './change';

const ARROWS = { up: '▲', down: '▼', same: '■' } as const;

/** More decimals than these are no price. */
export const MOST_DIGITS = 8;
const HUGE = 1e15;
const BY_EXPONENT = { notation: 'scientific', maximumFractionDigits: 3 } as const;

/** A value in the reader's language, always with as many decimals; one that is too long so by its exponent. */
export function inDigits(value: number, digits: number): string {
  const plain = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return value.toLocaleString(locale.current, isTooLong(value, digits) ? BY_EXPONENT : plain);
}

/** Whether its digits fill a line, or all decimals that are shown are naughts. */
function isTooLong(value: number, digits: number): boolean {
  const size = Math.abs(value);
  return size >= HUGE || (digits >= MOST_DIGITS && size > 0 && size < 10 ** -MOST_DIGITS);
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
