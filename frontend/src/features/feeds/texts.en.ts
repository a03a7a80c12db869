import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  feeds: 'Live data',
  feed: 'Live data',
  waiting: 'Waiting for the first value',
  since: 'since {time}',
  direction_up: 'up',
  direction_down: 'down',
  direction_same: 'unchanged',
  stale_all: 'No new values are coming in. The last one is from {time}.',
  stale_some: 'No new values for: {topics}',
  offline: 'Connection lost. These are the last values.',
  stopped: 'Stopped. These are the last values.',
  topics: 'Topics',
  colours: 'Colors',
  colours_red_up: 'Red is up',
  colours_green_up: 'Green is up',
  signal: 'Signal',
  signal_note: 'Note',
  signal_up: '▲ Up',
  signal_down: '▼ Down',
  signal_alert: 'Alert',
};
