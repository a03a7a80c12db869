import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** Texts of rehearsals. */
export const t = translator({ ko, en });
