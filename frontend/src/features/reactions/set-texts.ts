import { translator } from '@/i18n/core';
import { en } from './set-texts.en';
import { ko } from './set-texts.ko';

/** What presenters read while they choose emoji. */
export const t = translator({ ko, en });
