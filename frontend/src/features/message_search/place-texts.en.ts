import type { Translation } from '@/i18n/core';
import type { ko } from './place-texts.ko';

export const en: Translation<typeof ko> = { search: 'Search the chat' };
