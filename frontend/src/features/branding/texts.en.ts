import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  change_look: 'Colour and logo',
};
