import { locale } from '@/i18n/locale.svelte';

/** The name of the reader's zone in the IANA database. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A date in full, in the reader's language, and zone if no other one is named. */
export function wholeDate(iso: string, timeZone?: string): string {
  return new Date(iso).toLocaleDateString(locale.current, { dateStyle: 'full', timeZone });
}

/** Hours and minutes, likewise. */
export function shortTime(iso: string, timeZone?: string): string {
  return new Date(iso).toLocaleTimeString(locale.current, { timeStyle: 'short', timeZone });
}

/** What a zone is called at that time, in the reader's language. */
function zoneName(iso: string, timeZone: string): string {
  const options = { timeZone, timeZoneName: 'long' } as const;
  const parts = new Intl.DateTimeFormat(locale.current, options).formatToParts(new Date(iso));
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** Date and time as clocks show them in `zone`, with its name; null where the reader's show the same, or it is unknown. */
export function timeElsewhere(iso: string, zone: string | null): string | null {
  if (!zone) return null;
  const shown = (one?: string) => `${wholeDate(iso, one)} ${shortTime(iso, one)}`;
  try {
    return shown(zone) === shown() ? null : `${shown(zone)} (${zoneName(iso, zone)})`;
  } catch {
    // A browser older than the zone's name.
    return null;
  }
}
