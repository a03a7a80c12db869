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

/** A date and time in full, with the day of the week, in the reader's zone and language. */
export function fullTime(iso: string): string {
  return new Date(iso).toLocaleString(locale.current, { dateStyle: 'full', timeStyle: 'short' });
}

/** A day as a heading: in full, in the reader's zone and language. */
export function fullDay(iso: string): string {
  return new Date(iso).toLocaleDateString(locale.current, { dateStyle: 'full' });
}
