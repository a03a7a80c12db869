import type { Translation } from '@/i18n/core';
import type { ko } from './form-texts.ko';

export const en: Translation<typeof ko> = {
  time_label: 'Date and time',
  time_missing: 'Please choose a date and a time.',
  zone_label: 'Time zone',
  zone_hint: 'The time is in this zone. Participants see it in their own.',
  zone_missing: 'Please choose a time zone, such as Europe/London.',
  by_itself: 'Start automatically at that time',
  by_itself_hint: 'If this is off, it starts when you press start.',
  remove: 'Remove the time',
};
