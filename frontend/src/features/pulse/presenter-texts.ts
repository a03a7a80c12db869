import { translator } from '@/i18n/core';
import { en } from './presenter-texts.en';
import { ko } from './presenter-texts.ko';

/** Texts of the pulse for hosts. */
export const t = translator({ ko, en });
