import { translator } from '@/i18n/core';
import { en } from './me-texts.en';
import { ko } from './me-texts.ko';

/** What a participant's own sheet says, loaded with it. */
export const t = translator({ ko, en });
