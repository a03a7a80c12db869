import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** Texts for whoever opens the link of a session that is over. */
export const t = translator({ ko, en });
