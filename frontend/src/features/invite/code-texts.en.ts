import type { Translation } from '@/i18n/core';
import type { ko } from './code-texts.ko';

export const en: Translation<typeof ko> = {
  code: 'Join code',
  code_hint: '4 to 12 letters and digits. The present code, {code}, will stop working.',
  code_same: 'That is the present code.',
};
