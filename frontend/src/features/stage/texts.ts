import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** Texts about what the screen shows, on the presenter's page. */
export const t = translator({ ko, en });
