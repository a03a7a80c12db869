import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** What the menu of a message says. */
export const t = translator({ ko, en });
