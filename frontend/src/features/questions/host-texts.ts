import { translator } from '@/i18n/core';
import { en } from './host-texts.en';
import { ko } from './host-texts.ko';

/** What hosts read about questions, and do about them. */
export const t = translator({ ko, en });
