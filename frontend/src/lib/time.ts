import { locale } from '@/i18n/locale.svelte';

/** Hours and minutes in the reader's zone and language. */
export function clockTime(iso: string): string {
  return new Date(iso).toLocaleTimeString(locale.current, { hour: 'numeric', minute: '2-digit' });
}

/** A date with its time, short, in the reader's zone and language. */
export function dateTime(iso: string): string {
  return new Date(iso).toLocaleString(locale.current, { dateStyle: 'medium', timeStyle: 'short' });
}

/** Resolves after so many milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A wait that doubles with each attempt up to a ceiling, spread so that phones do not come all at once. */
export function backoff(attempt: number, firstMs: number, ceilingMs: number): number {
  const full = Math.min(ceilingMs, firstMs * 2 ** attempt);
  return full * (0.5 + Math.random() / 2);
}
