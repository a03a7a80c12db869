import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** Texts about screens without an account, and their links. */
export const t = translator({ ko, en });
