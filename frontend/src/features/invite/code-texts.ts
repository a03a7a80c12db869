import { translator } from '@/i18n/core';
import { en } from './code-texts.en';
import { ko } from './code-texts.ko';

/** Texts of the form in which a code is chosen. */
export const t = translator({ ko, en });
