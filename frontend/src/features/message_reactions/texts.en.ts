import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  reactions: 'Reactions to the message',
  react_with: 'React with {emoji}',
  chip: '{emoji} {count}',
};
