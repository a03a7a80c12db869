import { translator } from '@/i18n/core';
import { en } from './form-texts.en';
import { ko } from './form-texts.ko';

/** Texts of the form in which a session gets its time. */
export const t = translator({ ko, en });
