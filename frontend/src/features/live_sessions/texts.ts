import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** What a session is right now, and who is in it: on both pages. */
export const t = translator({ ko, en });
