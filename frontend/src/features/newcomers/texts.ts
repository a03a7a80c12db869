import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** Texts about who waits to be let in. */
export const t = translator({ ko, en });
