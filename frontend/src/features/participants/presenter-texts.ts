import { translator } from '@/i18n/core';
import { en } from './presenter-texts.en';
import { ko } from './presenter-texts.ko';

/** What presenters read about who may still join. */
export const t = translator({ ko, en });
