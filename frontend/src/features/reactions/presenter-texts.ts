import { translator } from '@/i18n/core';
import { en } from './presenter-texts.en';
import { ko } from './presenter-texts.ko';

/** What presenters read about reactions. */
export const t = translator({ ko, en });
