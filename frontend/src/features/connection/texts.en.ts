import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  connecting: 'Connection lost. Messages are sent once it is back',
};
