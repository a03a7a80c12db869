import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** Texts about one's own sessions in a list, and about making another. */
export const t = translator({ ko, en });
