import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  schedule: 'Set a start time',
  reschedule: 'Change the start time',
  planned: 'Starts {when}',
  starts_alone: 'Starts automatically {when}',
  overdue: 'It was to start {when}',
  add_to_calendar: 'Add to calendar',
};
