import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** What everybody reads about feeds. */
export const t = translator({ ko, en });
