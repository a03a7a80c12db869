import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  reactions: 'Reactions',
  reactions_recent: 'Recent reactions',
  react_with: 'Send {emoji}',
};
