import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** Texts about the words that a session does not want. */
export const t = translator({ ko, en });
