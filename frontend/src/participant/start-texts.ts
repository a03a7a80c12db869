import { translator } from '@/i18n/core';
import { en } from './start-texts.en';
import { ko } from './start-texts.ko';

/** Texts of the wait for a session that has not started. */
export const t = translator({ ko, en });
