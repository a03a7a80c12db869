import type { Translation } from './core';
import type { ko } from './privacy.ko';

export const en: Translation<typeof ko> = {
  own_data: 'Your data',
  kept_days: 'Everything said here is deleted {days} days after the session ends.',
  kept_year: 'Everything said here is deleted a year after the session ends.',
  kept_not: 'Everything said here is deleted when the session ends.',
  download: 'Download my messages',
  erase: 'Delete my data',
  erase_hint: 'Your nickname and messages are removed from everybody’s screen, and you leave.',
  erasing: 'Your nickname and messages are deleted in 5 seconds, for good.',
  erased: 'Your nickname and messages were deleted.',
  file_name: 'my-messages',
};
