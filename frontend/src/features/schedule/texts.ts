import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** What is said of a session that has a time, and what leads to that. */
export const t = translator({ ko, en });
