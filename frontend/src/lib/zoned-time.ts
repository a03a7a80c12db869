import { locale } from '@/i18n/locale.svelte';

/** The name of the reader's zone in the IANA database. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Whether the browser knows a zone of this name: the server may know newer ones. */
export function isZone(timeZone: string | null): timeZone is string {
  try {
    return timeZone !== null && Boolean(new Intl.DateTimeFormat('en', { timeZone }));
  } catch {
    return false;
  }
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

/**
 * The time that clocks show in `zone`, with its name, and the date if that is another one; null where the reader's show
 * the same, or the browser does not know the zone.
 */
export function timeElsewhere(iso: string, zone: string | null): string | null {
  if (!zone) return null;
  try {
    const [date, time] = [wholeDate(iso, zone), shortTime(iso, zone)];
    const isSameDate = date === wholeDate(iso);
    if (isSameDate && time === shortTime(iso)) return null;
    return `${isSameDate ? '' : `${date} `}${time} (${zoneName(iso, zone)})`;
  } catch {
    return null;
  }
}

/** A moment as fields of forms have it, in this zone: `2027-03-14T10:00`. */
export function localTime(iso: string, timeZone: string): string {
  const options = { dateStyle: 'short', timeStyle: 'short', timeZone } as const;
  // Swedish dates are those of ISO 8601.
  return new Date(iso).toLocaleString('sv-SE', options).replace(' ', 'T');
}
