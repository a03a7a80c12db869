import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** What leads to the look of a session. */
export const t = translator({ ko, en });
