import { translator } from '@/i18n/core';
import { en } from './nickname-texts.en';
import { ko } from './nickname-texts.ko';

/** What participants read who change their own nickname. */
export const t = translator({ ko, en });
