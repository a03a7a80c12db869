import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** What participants read about activities. */
export const t = translator({ ko, en });
