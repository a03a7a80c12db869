import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** Texts about the notes of the hosts. */
export const t = translator({ ko, en });
