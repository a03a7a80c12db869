import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** Texts of the views that other sites and programs show. */
export const t = translator({ ko, en });
