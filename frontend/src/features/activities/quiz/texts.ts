import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** What players read in a quiz. */
export const t = translator({ ko, en });
