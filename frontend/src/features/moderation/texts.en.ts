import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  pinned: 'Pinned message',
  pinned_more: 'Show the whole pinned message',
  pinned_less: 'Collapse the pinned message',
  unpin: 'Unpin',
};
