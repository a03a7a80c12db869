import type { Translation } from '@/i18n/core';
import type { ko } from './presenter-texts.ko';

export const en: Translation<typeof ko> = {
  pulse_switch: 'Pace signals',
  nobody: 'No signals yet',
  needle: 'How participants feel the pace: {moods}',
  course: 'The last ten minutes; up means faster',
};
