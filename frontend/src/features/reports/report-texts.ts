import { translator } from '@/i18n/core';
import { en } from './report-texts.en';
import { ko } from './report-texts.ko';

/** Texts about making a report. */
export const t = translator({ ko, en });
