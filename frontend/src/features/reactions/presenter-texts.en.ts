import type { Translation } from '@/i18n/core';
import type { ko } from './presenter-texts.ko';

export const en: Translation<typeof ko> = {
  reactions_total: 'Reactions received',
  change_set: 'Change reaction emoji',
};
