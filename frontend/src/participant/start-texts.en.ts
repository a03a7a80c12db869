import type { Translation } from '@/i18n/core';
import type { ko } from './start-texts.ko';

export const en: Translation<typeof ko> = {
  waiting_title: 'Starting soon',
  waiting_text: 'This page opens automatically when it starts.',
  presenter_time: 'For the presenter it is {when}',
  starts_in: 'Starts in',
  days_left: '{days}d {hours}h {minutes}m',
  add_to_calendar: 'Add to calendar',
};
