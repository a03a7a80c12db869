import { locale } from '@/i18n/locale.svelte';
import { t } from './texts';

const MINUTE = 60;

/** A length of time in words. */
export function inWords(ms: number): string {
  const whole = Math.floor(ms / 1000);
  const [seconds, minutes] = [whole % MINUTE, Math.floor(whole / MINUTE) % MINUTE];
  const hours = Math.floor(whole / MINUTE ** 2);
  return hours ? t('hours', { hours, minutes, seconds }) : t('minutes', { minutes, seconds });
}

/** The same as a clock shows it: `4:05`, `1:02:33`. */
export function asClock(ms: number): string {
  const whole = Math.floor(ms / 1000);
  const minutes = Math.floor(whole / MINUTE) % MINUTE;
  const hours = Math.floor(whole / MINUTE ** 2);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${hours ? `${hours}:${two(minutes)}` : minutes}:${two(whole % MINUTE)}`;
}

/** Hours, minutes and seconds in the reader's zone and language. */
export function timeOfDay(time: number): string {
  return new Date(time).toLocaleTimeString(locale.current);
}
