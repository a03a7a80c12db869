import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  connection: 'Connection',
  over_websocket: 'Connected',
  over_polling: 'Connected · compatibility mode',
  websocket_blocked:
    'This network blocks live connections. In compatibility mode, messages may take a little longer.',
  quality: 'Participants’ connections',
  quality_good: 'Good',
  quality_fair: 'Fair',
  quality_poor: 'Slow',
  quality_ms: 'Typically {p50} ms · slower ones {p90} ms',
  quality_slow: '{slow} of {measured} take longer than a second.',
  quality_none: 'Shown about ten seconds after people join.',
  reconnecting: 'Reconnecting',
  away: 'Connection lost. You can use the buttons when it is back.',
};
