import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** What charts of feeds and their tables say. */
export const t = translator({ ko, en });
