import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  remote: 'Remote',
  show_activity: 'Show the activity',
  blank: 'Blank the screen',
  back_from_blank: 'Back from blank',
};
