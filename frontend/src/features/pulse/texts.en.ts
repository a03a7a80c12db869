import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  pulse: 'How is the pace?',
  mood_faster: 'Faster',
  mood_slower: 'Slower',
  mood_lost: 'I’m lost',
  mood_fine: 'Fine',
};
