import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** Texts of the presenter's page itself, which lays features out. */
export const t = translator({ ko, en });
