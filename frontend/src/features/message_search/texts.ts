import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** Texts about searching the chat. */
export const t = translator({ ko, en });
