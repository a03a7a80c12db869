import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  chart_of: 'Course of {topic}',
  chart_summary: '{topic} is now {value}. Since {time}: lowest {low}, highest {high}',
  open: 'Open',
  high: 'High',
  low: 'Low',
  close: 'Close',
  candle_state: 'State',
  candle_open: 'Still moving',
  candle_closed: 'Final',
  candle_read: '{time} · O {open} H {high} L {low} C {close}',
  gap: 'No data from {from} to {to}',
  time: 'Time',
  value: 'Value',
};
