import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** What hosts read about feeds. */
export const t = translator({ ko, en });
