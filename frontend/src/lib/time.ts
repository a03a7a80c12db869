import { locale } from '@/i18n/locale.svelte';

/** Hours and minutes in the reader's zone and language. */
export function clockTime(iso: string): string {
  return new Date(iso).toLocaleTimeString(locale.current, { hour: 'numeric', minute: '2-digit' });
}

/** A date with its time, short, in the reader's zone and language. */
export function dateTime(iso: string): string {
  return new Date(iso).toLocaleString(locale.current, { dateStyle: 'medium', timeStyle: 'short' });
}

/** A date, short, in the reader's zone and language. */
export function day(iso: string): string {
  return new Date(iso).toLocaleDateString(locale.current, { dateStyle: 'medium' });
}

/** Waits, and tells every second how many are left. */
export async function countDown(seconds: number, tell: (left: number) => void): Promise<void> {
  for (let left = seconds; left > 0; left--) {
    tell(left);
    await pause(1_000);
  }
  tell(0);
}

/** A wait of up to a bound that doubles with each attempt: full jitter, so that phones never come all at once. */
export function backoff(attempt: number, firstMs: number, ceilingMs: number): number {
  return Math.random() * Math.min(ceilingMs, firstMs * 2 ** attempt);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A date and time in full, with the day of the week, in the reader's zone and language. */
export function fullTime(iso: string): string {
  return new Date(iso).toLocaleString(locale.current, { dateStyle: 'full', timeStyle: 'short' });
}

/** A day as a heading: in full, in the reader's zone and language. */
export function fullDay(iso: string): string {
  return new Date(iso).toLocaleDateString(locale.current, { dateStyle: 'full' });
}
