import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** What charts of results say. */
export const t = translator({ ko, en });
