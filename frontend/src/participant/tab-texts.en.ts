import type { Translation } from '@/i18n/core';
import type { ko } from './tab-texts.ko';

export const en: Translation<typeof ko> = {
  tabs: 'Choose a view',
  chat: 'Chat',
  tab_news: 'Something new',
  came_forward: 'Now showing “{tab}”.',
  calls: 'Something has opened in “{tab}”.',
};
