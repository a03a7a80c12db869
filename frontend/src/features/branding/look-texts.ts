import { translator } from '@/i18n/core';
import { en } from './look-texts.en';
import { ko } from './look-texts.ko';

/** What presenters read while they choose a look. */
export const t = translator({ ko, en });
