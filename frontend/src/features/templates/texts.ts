import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** Texts about templates, from which sessions are made. */
export const t = translator({ ko, en });
