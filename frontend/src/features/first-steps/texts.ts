import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** Texts about what to do next with a new session. */
export const t = translator({ ko, en });
