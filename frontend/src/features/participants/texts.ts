import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** What nicknames are suggested from. */
export const t = translator({ ko, en });
