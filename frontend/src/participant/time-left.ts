import { t } from './start-texts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something is still ahead: days, hours and minutes, or on the last day as clocks count. */
export function timeLeft(ms: number): string {
  const part = (unit: number, within = DAY) => Math.floor((ms % within) / unit);
  const hours = part(HOUR);
  if (ms >= DAY)
    return t('days_left', { days: Math.floor(ms / DAY), hours, minutes: part(MINUTE, HOUR) });
  const twoDigits = (count: number) => String(count).padStart(2, '0');
  const rest = `${twoDigits(part(MINUTE, HOUR))}:${twoDigits(part(SECOND, MINUTE))}`;
  return hours ? `${hours}:${rest}` : rest;
}
