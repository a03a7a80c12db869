import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  own_data: 'Your data',
  kept_days: 'All messages are deleted {days} days after the session ends.',
  kept_year: 'All messages are deleted a year after the session ends.',
  kept_not: 'All messages are deleted when the session ends.',
  download: 'Download my messages',
  erase: 'Delete my data',
  erase_hint: 'Your nickname and messages disappear from everyone’s screen, and you leave.',
  erase_question: 'Delete your nickname and all your messages? You cannot undo this.',
  erase_not: 'Cancel',
  erase_now: 'Delete all',
  erased: 'Your nickname and messages were deleted.',
  file_name: 'my-messages',
};
