import type { Translation } from '@/i18n/core';
import type { ko } from './nickname-texts.ko';

export const en: Translation<typeof ko> = {
  nickname: 'Your nickname',
  nickname_hint: 'The new nickname also shows on what you have written.',
  nickname_change: 'Change nickname',
  nickname_missing: 'Enter a nickname.',
};
